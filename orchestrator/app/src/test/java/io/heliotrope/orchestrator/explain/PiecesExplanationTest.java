package io.heliotrope.orchestrator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Piece;
import io.heliotrope.protocol.WorldOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PiecesExplanationTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RegionId NORTH = new RegionId("eu-north");
    private static final RegionId WEST = new RegionId("us-west");

    private static Explained explained() {
        Receipt receipt =
                new Receipt(
                        Digest.of("job"),
                        Digest.of("policy"),
                        WorldOffsets.START,
                        NOON,
                        Load.NONE.after(Duration.ofMinutes(45)),
                        new Decision.Dispatch(NORTH),
                        0,
                        List.of(),
                        null,
                        null,
                        null,
                        List.of(
                                new Piece(NORTH, NOON, NOON.plusSeconds(1800)),
                                new Piece(WEST, NOON.plusSeconds(7200), NOON.plusSeconds(9000))));
        return new Explained(new JobId("long"), NORTH, Lane.BATCH, null, receipt);
    }

    @Test
    void a_job_in_pieces_tells_them_and_how_long_it_ran_before() {
        assertThat(Explanation.text(explained()))
                .contains(
                        "  pieces     eu-north from 2026-03-01T12:00:00Z until 2026-03-01T12:30:00Z\n"
                                + "             us-west from 2026-03-01T14:00:00Z until"
                                + " 2026-03-01T14:30:00Z\n"
                                + "  ran before for 45 min, in earlier pieces\n");
    }

    @Test
    void programs_read_the_same() {
        var json = ExplanationJson.node(explained());

        assertThat(json.at("/pieces/1/region").stringValue()).isEqualTo("us-west");
        assertThat(json.at("/pieces/1/until").stringValue()).isEqualTo("2026-03-01T14:30:00Z");
        assertThat(json.at("/ran_seconds").intValue()).isEqualTo(2700);
    }
}
