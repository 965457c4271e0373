package io.heliotrope.orchestrator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.EnergySource;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Removal;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.protocol.Receipt.Terms;
import io.heliotrope.protocol.Status.Held;
import io.heliotrope.protocol.Status.Refused;
import io.heliotrope.protocol.Status.State;
import io.heliotrope.protocol.Use;
import io.heliotrope.protocol.WorldOffsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The words and the JSON of an explanation, byte for byte, from `src/test/cases/explain`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExplanationTest {
    private static final Path CASES = Path.of("src/test/cases/explain");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RegionId NORTH = new RegionId("eu-north");
    private static final RegionId CENTRAL = new RegionId("eu-central");
    private static final RegionId EAST = new RegionId("eu-east");
    private static final RegionId WEST = new RegionId("us-west");

    private static final Removal RESIDENCY = new Removal("residency", List.of(WEST));
    private static final Removal FIT = new Removal("fit", List.of(EAST, WEST));

    @Test
    void a_dispatch_names_choice_runner_up_margin_and_what_each_rule_removed() throws IOException {
        Explained explained =
                new Explained(
                        new JobId("chat-0042"),
                        CENTRAL,
                        Lane.INTERACTIVE,
                        null,
                        receipt(
                                new Decision.Dispatch(NORTH),
                                1,
                                List.of(RESIDENCY, FIT),
                                scored(
                                        NORTH,
                                        NOON,
                                        0.0123,
                                        25,
                                        "SE-SE3",
                                        41,
                                        Duration.ofMinutes(12)),
                                scored(CENTRAL, NOON, 0.0945, 3, "DE", 312, Duration.ofHours(5)),
                                scored(CENTRAL, NOON, 0.0945, 3, "DE", 312, Duration.ofHours(5))));

        assertGolden("dispatch", explained);
    }

    @Test
    void grams_say_who_told_the_energy_behind_them() {
        Scored plain = scored(NORTH, NOON, 0.0123, 25, "SE-SE3", 41, Duration.ofMinutes(12));
        Terms terms = plain.product().orElseThrow();
        Scored metered = plain.with(terms.from(new EnergySource("meter:nvidia-smi", 1234)));
        Scored stated = plain.with(terms.from(EnergySource.CATALOGUE));
        Explained explained =
                new Explained(
                        new JobId("metered"),
                        CENTRAL,
                        Lane.INTERACTIVE,
                        null,
                        receipt(
                                new Decision.Dispatch(NORTH),
                                0,
                                List.of(),
                                metered,
                                stated,
                                plain));

        assertThat(Explanation.text(explained))
                .contains("g/kWh; energy by meter:nvidia-smi, 1,234 readings\n")
                .contains("g/kWh; energy as the catalogue states\n");
        var json = ExplanationJson.node(explained);
        assertThat(json.at("/chosen/terms/energy_source").stringValue())
                .isEqualTo("meter:nvidia-smi");
        assertThat(json.at("/chosen/terms/energy_readings").intValue()).isEqualTo(1234);
        assertThat(json.at("/runner_up/terms/energy_source").stringValue()).isEqualTo("catalogue");
        assertThat(json.at("/at_once_at_home/terms/energy_source").isMissingNode()).isTrue();
    }

    @Test
    void a_hold_says_what_it_waits_for() throws IOException {
        Instant night = Instant.parse("2026-03-02T02:15:00Z");
        Explained explained =
                new Explained(
                        new JobId("nightly"),
                        CENTRAL,
                        Lane.BATCH,
                        new Held(),
                        receipt(
                                new Decision.Hold(night, NORTH, HoldReason.GREENER_WINDOW),
                                0,
                                List.of(),
                                scored(
                                        NORTH,
                                        night,
                                        812.5,
                                        Double.NaN,
                                        "SE-SE3",
                                        30,
                                        Duration.ofMinutes(-30)),
                                null,
                                scored(
                                        CENTRAL,
                                        NOON,
                                        700,
                                        Double.NaN,
                                        "DE",
                                        312,
                                        Duration.ofDays(3))));

        assertGolden("hold", explained);
    }

    @Test
    void a_refusal_says_why_and_when_it_could_have_been() throws IOException {
        Instant earliest = Instant.parse("2026-03-01T20:00:00Z");
        Explained explained =
                new Explained(
                        new JobId("rushed"),
                        CENTRAL,
                        Lane.BATCH,
                        new Refused(Refusal.DEADLINE_UNREACHABLE, "4 h of work in 1 h", earliest),
                        receipt(
                                new Decision.Refuse(Refusal.DEADLINE_UNREACHABLE, earliest),
                                0,
                                List.of(
                                        RESIDENCY,
                                        new Removal(
                                                "deadline", List.of(NORTH, CENTRAL, EAST, WEST))),
                                null,
                                null,
                                unknown(CENTRAL)));

        assertGolden("refusal", explained);
    }

    @Test
    void a_job_that_waits_by_policy_says_which_budget_is_used_up() throws IOException {
        Account hours =
                new Account("acme.shares.day", "acme", Budget.Resource.GPU_TIME, Budget.Period.DAY);
        Receipt drawn =
                receipt(
                        Decision.Hold.byPolicy(Instant.parse("2026-03-01T20:00:00Z")),
                        0,
                        List.of(
                                RESIDENCY,
                                new Removal("shares.day", List.of(NORTH, CENTRAL, EAST, WEST))),
                        null,
                        null,
                        unknown(CENTRAL),
                        Load.NONE.with(List.of(Use.of(hours, NOON, 7200))));

        assertGolden(
                "budget",
                new Explained(new JobId("patient"), CENTRAL, Lane.BATCH, new Held(), drawn));
    }

    @Test
    void a_job_without_a_decision_says_so() throws IOException {
        State state =
                new Refused(
                        Refusal.MALFORMED, "heliotrope-model was '', expected a name", Instant.MAX);
        Explained explained =
                new Explained(new JobId("poison"), CENTRAL, Lane.INTERACTIVE, state, null);

        assertGolden("malformed", explained);
    }

    private static Receipt receipt(
            Decision decision,
            int relaxation,
            List<Removal> removals,
            @Nullable Scored chosen,
            @Nullable Scored runnerUp,
            @Nullable Scored home) {
        return receipt(decision, relaxation, removals, chosen, runnerUp, home, Load.NONE);
    }

    private static Receipt receipt(
            Decision decision,
            int relaxation,
            List<Removal> removals,
            @Nullable Scored chosen,
            @Nullable Scored runnerUp,
            @Nullable Scored home,
            Load load) {
        return new Receipt(
                Digest.of("job"),
                Digest.of("policy"),
                new WorldOffsets(1, 1, 812, 990, 512),
                NOON,
                load,
                decision,
                relaxation,
                removals,
                chosen,
                runnerUp,
                home);
    }

    private static Scored scored(
            RegionId region,
            Instant start,
            double grams,
            double latency,
            String zone,
            double intensity,
            Duration age) {
        Reading reading =
                new Reading(
                        new GridZone(zone),
                        new GramsPerKwh(intensity),
                        Basis.AVERAGE_LIFECYCLE,
                        "electricitymaps",
                        NOON.minus(age),
                        Quality.MEASURED);
        return new Scored(
                region,
                start,
                grams,
                latency,
                1.1,
                reading,
                Terms.of(grams, grams / (1.1 * intensity), 1.1));
    }

    private static Scored unknown(RegionId region) {
        return new Scored(region, NOON, Double.NaN, Double.NaN, 1.3, null, null);
    }

    private static void assertGolden(String name, Explained explained) throws IOException {
        assertThat(Explanation.text(explained))
                .isEqualTo(Files.readString(CASES.resolve(name + ".txt")));
        assertThat(ExplanationJson.render(explained))
                .isEqualTo(Files.readString(CASES.resolve(name + ".json")));
    }
}
