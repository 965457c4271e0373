package io.heliotrope.orchestrator.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Token;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokensTest {
    @Test
    void no_two_threads_get_the_same_token() {
        Tokens tokens = new Tokens("boot", "home");
        Set<Token> given = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 10_000).parallel().forEach(i -> given.add(tokens.get()));

        assertThat(given).hasSize(10_000);
    }

    @Test
    void two_starts_and_two_scopes_never_give_the_same_token() {
        Token first = new Tokens("boot-1", "home").get();

        assertThat(new Tokens("boot-2", "home").get()).isNotEqualTo(first);
        assertThat(new Tokens("boot-1", "batch").get()).isNotEqualTo(first);
    }
}
