package io.heliotrope.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChunkerTest {
    private final Chunker chunker = new Chunker(4, Duration.ofMillis(50));

    private Optional<String> add(String token, long millis) {
        return chunker.add(token, Duration.ofMillis(millis));
    }

    @Test
    void a_short_fast_answer_is_no_chunk_at_all() {
        assertThat(add("a", 1)).isEmpty();
        assertThat(add("b", 2)).isEmpty();
        assertThat(add("c", 3)).isEmpty();
    }

    @Test
    void so_many_tokens_are_a_chunk() {
        assertThat(add("a", 1)).isEmpty();
        assertThat(add("b", 1)).isEmpty();
        assertThat(add("c", 1)).isEmpty();
        assertThat(add("d", 1)).contains("abcd");
        assertThat(add("e", 1)).isEmpty();
    }

    @Test
    void a_slow_engine_sends_each_token_at_once() {
        assertThat(add("a", 50)).contains("a");
        assertThat(add("b", 100)).contains("b");
    }

    @Test
    void the_pace_counts_from_the_chunk_before() {
        assertThat(add("a", 60)).contains("a");
        assertThat(add("b", 109)).isEmpty();
        assertThat(add("ü", 110)).contains("bü");
    }
}
