package io.heliotrope.orchestrator.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SerialsTest {
    @Test
    void no_two_threads_get_the_same_serial() {
        Serials serials = new Serials("boot", "home");
        Set<String> given = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 10_000).parallel().forEach(i -> given.add(serials.get()));

        assertThat(given).hasSize(10_000);
    }

    @Test
    void two_starts_and_two_scopes_never_give_the_same_serial() {
        String first = new Serials("boot-1", "home").get();

        assertThat(new Serials("boot-2", "home").get()).isNotEqualTo(first);
        assertThat(new Serials("boot-1", "batch").get()).isNotEqualTo(first);
    }
}
