package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiveObjectsTest {
    private static final String HISTOGRAM =
            """
            4711:
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:         37012        2874144  [B (java.base@25)
               2:           812        1048576  [Ljdk.internal.vm.FillerElement; (java.base@25)
               3:         35123         842952  java.lang.String (java.base@25)
            Total         72947        4765672
            """;

    @Test
    void a_histogram_is_read_class_by_class_without_what_fills_gaps() {
        LiveObjects live = LiveObjects.parse(HISTOGRAM);

        assertThat(live.bytesByClass())
                .isEqualTo(Map.of("[B", 2_874_144L, "java.lang.String", 842_952L));
        assertThat(live.bytes()).isEqualTo(3_717_096);
    }

    @Test
    void classes_that_grew_are_told_the_most_first() {
        LiveObjects before = new LiveObjects(Map.of("a", 10L, "b", 500L, "c", 70L));
        LiveObjects after = new LiveObjects(Map.of("a", 2_010L, "b", 400L, "c", 170L, "d", 30L));

        assertThat(after.grownSince(before, 2)).containsExactly("      +2,000 a", "        +100 c");
    }
}
