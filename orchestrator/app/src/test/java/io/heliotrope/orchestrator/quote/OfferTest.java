package io.heliotrope.orchestrator.quote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Objective;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.orchestrator.quote.Offer.Answer;
import io.heliotrope.quote.Doubt;
import io.heliotrope.state.World;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OfferTest {
    private static final String JOB =
            "{'origin': 'east', 'model': 'tiny', 'gpu-time': '1h', 'deadline': '%s'}";

    private final World world = QuotedWorld.world();

    private Answer answer(String document, Taken taken) {
        byte[] json = document.replace('\'', '"').getBytes(UTF_8);
        return Offer.of(json, world, taken, new SecureRandom());
    }

    private Offer offer(String deadline, int taken) {
        return switch (answer(JOB.formatted(deadline), QuotedWorld.taken(world, taken))) {
            case Answer.Made(Offer offer) -> offer;
            case Answer.Wrong(List<String> problems) -> throw new AssertionError(problems);
        };
    }

    private List<String> problems(String document) {
        return switch (answer(document, Taken.Unknown.UNKNOWN)) {
            case Answer.Made(Offer offer) -> throw new AssertionError(offer);
            case Answer.Wrong(List<String> problems) -> problems;
        };
    }

    @Test
    void a_job_is_read_as_its_headers_would_be() {
        Answer answer =
                answer(
                        "{'origin': 'east', 'model': 'tiny', 'labels': ['phi', 'eu'], 'priority': 5,"
                                + " 'heliotrope-tenant': 'acme', 'lane': 'batch'}",
                        Taken.Unknown.UNKNOWN);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Made.class,
                        made -> {
                            var job = made.offer().quote().job();
                            assertThat(job.origin()).isEqualTo(Samples.EAST);
                            assertThat(job.tenant().value()).isEqualTo("acme");
                            assertThat(job.traits().labels()).containsExactly("eu", "phi");
                            assertThat(job.traits().priority()).isEqualTo(5);
                            assertThat(job.objective())
                                    .isEqualTo(
                                            new Objective.Complete(
                                                    QuotedWorld.NOW.plus(Duration.ofDays(1)),
                                                    Duration.ofMinutes(15)));
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {'origin': 'east', 'model': 'tiny', 'gpu-time': 'long'} | gpu-time was 'long', expected a duration above zero, such as 300ms, 90min or PT6H
                    {'origin': 'east', 'model': 'tiny', 'deadline': '9d'} | deadline was '9d', expected at most 7 days after 2026-03-01T12:00:00Z
                    {'origin': 'west', 'model': 'tiny'} | origin was 'west', expected one of east, north
                    {'origin': 'east', 'model': 'tiny', 'gputime': '1h'} | 'gputime' is no field of a job, did you mean 'gpu-time'?
                    {'origin': 'east', 'model': 'tiny', 'slo': '1s'} | slo is of interactive jobs, which run at once: quotes are for batch jobs; leave it out, and say gpu-time and deadline
                    {'origin': 'east', 'model': 'tiny', 'lane': 'interactive'} | lane was 'interactive', expected batch: quotes are for batch jobs, an interactive one runs at once
                    {'origin': 'east'} | model was '', expected the name of a model, such as tiny-llama
                    {'origin': 'east', 'model': {}} | model was {}, expected a text
                    {'origin': 'east', 'model': 'tiny', 'sealed': 'yes'} | sealed was 'yes', expected true or false
                    [] | the document is no JSON object, expected one such as {"origin": "eu-east", "model": "tiny-classifier", "gpu-time": "30m"}
                    """)
    void what_does_not_read_is_told_with_field_value_and_fix(String document, String problem) {
        assertThat(problems(document)).containsExactly(problem);
    }

    @Test
    void what_is_no_json_is_told() {
        assertThat(problems("origin: east"))
                .singleElement()
                .asString()
                .startsWith("the document is no JSON: ");
        assertThat(problems("{'origin': 'east', 'origin': 'north'}"))
                .singleElement()
                .asString()
                .contains("origin");
    }

    @Test
    void all_mistakes_are_told_together() {
        assertThat(problems("{'origin': 'west', 'modell': 'tiny', 'slo': '1s'}")).hasSize(3);
    }

    @Test
    void a_sealed_job_needs_a_region_with_a_key() {
        assertThat(problems("{'origin': 'east', 'model': 'tiny', 'sealed': true}"))
                .singleElement()
                .asString()
                .startsWith("sealed was 'true': no region where residency '' allows job quoted");
    }

    @Test
    void taken_slots_are_not_offered() {
        assertThat(offer("8h", 0).quote().choices().getFirst().isAtOnce()).isTrue();
        assertThat(offer("8h", 0).quote().choices().getFirst().region()).isEqualTo(Samples.NORTH);
        assertThat(offer("8h", 30).quote().choices())
                .isNotEmpty()
                .allMatch(choice -> choice.region().equals(Samples.EAST));
    }

    @Test
    void where_nobody_knows_what_is_taken_that_is_a_doubt() {
        Answer answer = answer(JOB.formatted("8h"), Taken.Unknown.UNKNOWN);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Made.class,
                        made ->
                                assertThat(made.offer().quote().choices())
                                        .allMatch(
                                                c -> c.doubts().contains(Doubt.CAPACITY_UNKNOWN)));
    }

    @Test
    void a_text_says_it_to_people() {
        assertThat(QuoteText.render(offer("PT2H30M", 0)))
                .isEqualTo(
                        """
                        batch job from east: 1 h of tiny, to be complete by Sun 03-01 14:30 UTC
                        as of Sun 03-01 12:00 UTC; nothing is enqueued, nothing is reserved

                          start            complete by      region              grams  p10 to p90            saves  confidence
                          now              Sun 03-01 13:15  north                40.0  24.9 to 64.2           67 %  medium
                        * Sun 03-01 13:15  Sun 03-01 14:30  north                34.0  21.2 to 54.6           72 %  medium
                        * is what is chosen if the job is sent as it is; starts by Sun 03-01 13:15 UTC whatever comes

                        now at home, in east: 120 g (74.8 to 193); * saves 86.0 g (71.7 %)
                        2 h more slack would save 18.0 g: 16.0 g, start Sun 03-01 14:00 UTC in north
                        doubt: forecast tells no interval, so confidence is at most medium
                        slots taken by other jobs: as the decider knew at Sun 03-01 12:00 UTC

                        to have one of them, submit the job with --quote or the header heliotrope-quote:
                          now              north          q1.north.20260301T120000Z.20260301T121500Z.20260301T121500Z
                          Sun 03-01 13:15  north          q1.north.20260301T131500Z.20260301T133000Z.20260301T130000Z
                        """);
    }

    @Test
    void a_refusal_says_when_it_could_be() {
        Offer offer = offer("1h", 0);

        assertThat(offer.isRefused()).isTrue();
        assertThat(QuoteText.render(offer))
                .contains("would be REFUSED: no allowed region could complete it in time, even")
                .contains("could be complete at Sun 03-01 13:15 UTC at the earliest")
                .contains("2 h more slack: would be accepted, ");
    }

    @Test
    void near_the_longest_deadline_there_is_no_more_slack() {
        Offer offer = offer("PT167H", 0);

        assertThat(offer.withMore()).isEmpty();
        assertThat(QuoteText.render(offer)).contains("2 h more slack: not quoted");
    }

    @Test
    void a_document_says_it_to_programs() {
        JsonNode root = JsonMapper.shared().readTree(QuoteJson.render(offer("4h", 0)));

        assertThat(root.propertyNames())
                .containsExactly(
                        "at",
                        "origin",
                        "model",
                        "deadline",
                        "gpu_time_seconds",
                        "latest_safe_start",
                        "decision",
                        "choices",
                        "in_pieces",
                        "at_home",
                        "more_slack",
                        "capacity");
        JsonNode decided = root.get("choices").get(root.get("choices").size() - 1);
        assertThat(decided.get("decided").asBoolean()).isTrue();
        assertThat(decided.get("start").asString()).isEqualTo("2026-03-01T14:00:00Z");
        assertThat(decided.get("completion").asString()).isEqualTo("2026-03-01T15:15:00Z");
        assertThat(decided.get("grams").get("p50").asDouble()).isEqualTo(16);
        assertThat(decided.get("saved_grams").asDouble()).isEqualTo(104);
        assertThat(decided.get("usd").isNull()).isTrue();
        assertThat(decided.get("confidence").asString()).isEqualTo("medium");
        assertThat(root.get("at_home").get("grams").get("p50").asDouble()).isEqualTo(120);
        assertThat(root.get("more_slack").get("saved_grams").asDouble()).isZero();
        assertThat(root.get("capacity").get("known").asBoolean()).isTrue();
    }
}
