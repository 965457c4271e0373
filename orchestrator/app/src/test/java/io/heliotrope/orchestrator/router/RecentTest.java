package io.heliotrope.orchestrator.router;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecentTest {
    private final Recent<String, Integer> recent = new Recent<>(2);

    @Test
    void the_value_put_longest_ago_gives_way() {
        recent.put("a", 1);
        recent.put("b", 2);
        recent.put("a", 3);
        recent.put("c", 4);

        assertThat(recent.get("a")).isEqualTo(3);
        assertThat(recent.get("b")).isNull();
        assertThat(recent.get("c")).isEqualTo(4);
    }

    @Test
    void what_is_removed_makes_room() {
        recent.put("a", 1);
        recent.put("b", 2);
        recent.remove("b");
        recent.put("c", 3);

        assertThat(recent.get("a")).isEqualTo(1);
        assertThat(recent.get("b")).isNull();
    }
}
