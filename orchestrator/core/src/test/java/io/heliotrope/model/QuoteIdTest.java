package io.heliotrope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuoteIdTest {
    private static final Instant FROM = Instant.parse("2026-01-31T02:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-01-31T02:15:00Z");
    private static final Instant LAPSES = Instant.parse("2026-01-31T01:00:00Z");
    private static final QuoteId ID = new QuoteId(new RegionId("eu-north"), FROM, UNTIL, LAPSES);

    @Test
    void its_text_tells_all_of_it() {
        assertThat(ID.text())
                .isEqualTo("q1.eu-north.20260131T020000Z.20260131T021500Z.20260131T010000Z");
        assertThat(QuoteId.parse(ID.text())).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q2.eu-north.20260131T020000Z.20260131T021500Z.20260131T010000Z",
                "q1.eu-north.20260131T020000Z.20260131T021500Z",
                "q1.EU.20260131T020000Z.20260131T021500Z.20260131T010000Z",
                "q1.eu-north.tomorrow.20260131T021500Z.20260131T010000Z",
                "q1.eu-north.20260131T021500Z.20260131T020000Z.20260131T010000Z"
            })
    void what_is_none_is_refused(String text) {
        assertThatThrownBy(() -> QuoteId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_lapses_for_jobs_that_come_later() {
        assertThat(ID.closed(LAPSES, FROM)).isEmpty();
        assertThat(ID.closed(LAPSES.plusSeconds(1), FROM))
                .contains(
                        "it lapsed at 2026-01-31T01:00:00Z, the job was submitted at"
                                + " 2026-01-31T01:00:01Z");
    }

    @Test
    void its_interval_ends() {
        assertThat(ID.closed(LAPSES, UNTIL.minusSeconds(1))).isEmpty();
        assertThat(ID.closed(LAPSES, UNTIL)).contains("its interval ended at 2026-01-31T02:15:00Z");
        assertThat(ID.covers(FROM)).isTrue();
        assertThat(ID.covers(UNTIL)).isFalse();
    }
}
