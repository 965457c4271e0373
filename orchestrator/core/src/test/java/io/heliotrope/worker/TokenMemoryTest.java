package io.heliotrope.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Token;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokenMemoryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final Token A = new Token("a");
    private static final Token B = new Token("b");
    private static final Token C = new Token("c");

    private final TokenMemory memory = new TokenMemory(2, Duration.ofMinutes(1));

    @Test
    void the_oldest_token_is_forgotten_when_the_cap_is_reached() {
        assertThat(memory.isNew(A, NOON)).isTrue();
        assertThat(memory.isNew(B, NOON)).isTrue();
        assertThat(memory.isNew(C, NOON)).isTrue();

        assertThat(memory.size()).isEqualTo(2);
        assertThat(memory.isNew(B, NOON)).isFalse();
        assertThat(memory.isNew(A, NOON)).isTrue();
    }

    @Test
    void a_token_is_forgotten_when_its_age_is_reached() {
        assertThat(memory.isNew(A, NOON)).isTrue();

        assertThat(memory.isNew(A, NOON.plusSeconds(60))).isFalse();
        assertThat(memory.isNew(A, NOON.plusSeconds(61))).isTrue();
    }

    @Test
    void a_clock_that_steps_back_forgets_nothing() {
        assertThat(memory.isNew(A, NOON)).isTrue();

        assertThat(memory.isNew(A, NOON.minusSeconds(3600))).isFalse();
    }
}
