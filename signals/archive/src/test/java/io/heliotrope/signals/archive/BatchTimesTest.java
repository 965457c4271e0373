package io.heliotrope.signals.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BatchTimesTest {
    private final BatchTimes times = new BatchTimes(List.of()).and(-5, 10).and(20, 30);

    @Test
    void a_batch_may_hold_what_begins_between_its_first_and_last() {
        assertThat(times.mayHold(0, 10, 11)).isTrue();
        assertThat(times.mayHold(0, 11, 20)).isFalse();
        assertThat(times.mayHold(1, 11, 20)).isFalse();
        assertThat(times.mayHold(1, 11, 21)).isTrue();
        assertThat(times.mayHold(1, Long.MIN_VALUE, Long.MAX_VALUE)).isTrue();
    }

    @Test
    void a_batch_of_which_nothing_is_told_may_hold_anything() {
        assertThat(times.mayHold(2, 11, 20)).isTrue();
        assertThat(BatchTimes.of(Map.of()).mayHold(0, 11, 20)).isTrue();
    }

    @Test
    void a_footer_tells_them() {
        Map<String, String> footer = new HashMap<>();

        times.tell(footer);

        assertThat(BatchTimes.of(footer)).isEqualTo(times);
    }
}
