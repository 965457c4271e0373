package io.heliotrope.orchestrator.quote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Slots;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Offers for a job of two hours, where another has a quarter of an hour in the middle of the green
/// ones.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PiecesOfferTest {
    private final World world = QuotedWorld.world();

    private Offer offer(boolean isInterruptible) {
        long[][] blocked = new long[world.catalogue().size()][0];
        blocked[world.catalogue().indexOf(Samples.NORTH)] = new long[] {1L << 14};
        Load load = new Load(new int[0], Slots.of(QuotedWorld.NOW), blocked, false);
        byte[] document =
                ("{\"origin\": \"east\", \"model\": \"tiny\", \"gpu-time\": \"2h\","
                                + " \"deadline\": \"1d\", \"interruptible\": "
                                + isInterruptible
                                + "}")
                        .getBytes(UTF_8);
        Taken taken = new Taken.Known(load, QuotedWorld.NOW, world.catalogue());
        return switch (Offer.of(document, world, taken, new SecureRandom())) {
            case Offer.Answer.Made(Offer offer) -> offer;
            case Offer.Answer.Wrong wrong -> throw new AssertionError(wrong);
        };
    }

    @Test
    void an_interruptible_job_is_told_what_it_comes_to_in_pieces() {
        String text = QuoteText.render(offer(true));

        assertThat(text)
                .contains(
                        "* is what is chosen of one piece; starts by",
                        """
                        sent as it is, it may be suspended: 2 pieces, 32.0 g, saves 208 g (86.7 %)
                          north          Sun 03-01 14:00 to Sun 03-01 15:15 UTC
                          north          Sun 03-01 15:45 to Sun 03-01 16:30 UTC
                        """);
    }

    @Test
    void programs_read_the_same() {
        JsonNode json = JsonMapper.builder().build().readTree(QuoteJson.render(offer(true)));

        assertThat(json.at("/in_pieces/grams").doubleValue()).isCloseTo(32, within(1e-9));
        assertThat(json.at("/in_pieces/pieces/1/from").stringValue())
                .isEqualTo("2026-03-01T15:45:00Z");
    }

    @Test
    void any_other_job_is_told_of_one_piece_alone() {
        assertThat(QuoteText.render(offer(false)))
                .contains("* is what is chosen if the job is sent as it is; starts by")
                .doesNotContain("suspended");
        JsonNode json = JsonMapper.builder().build().readTree(QuoteJson.render(offer(false)));
        assertThat(json.at("/in_pieces").isNull()).isTrue();
    }

    @Test
    void more_slack_leaves_a_job_interruptible() {
        assertThat(offer(true).withMore().orElseThrow().job().isInterruptible()).isTrue();
    }
}
