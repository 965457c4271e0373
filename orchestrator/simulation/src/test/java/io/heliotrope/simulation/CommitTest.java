package io.heliotrope.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommitTest {
    @Test
    void a_build_tells_what_it_was_built_from() {
        assertThat(Commit.id()).matches("unknown|(changed since )?[0-9a-f]{7,40}");
    }

    @Test
    void what_is_not_known_or_not_exact_is_said() {
        assertThat(Commit.words("", false)).isEqualTo("unknown");
        assertThat(Commit.words("abcdef0", true)).isEqualTo("changed since abcdef0");
        assertThat(Commit.words("abcdef0", false)).isEqualTo("abcdef0");
    }
}
