package io.heliotrope.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/// The extension in an engine of its own, on classes that leak and one that does not.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CanaryExtensionTest {
    @Test
    void a_class_that_logs_a_secret_fails_and_the_next_one_does_not() {
        Events classes = play(Leaking.class, Silent.class);

        assertThat(classes.failed().list())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getTestDescriptor().getDisplayName())
                                .isEqualTo("CanaryExtensionTest$Leaking"));
    }

    /// Nothing of it reaches the extension that watches this very class.
    private static Events play(Class<?>... classes) {
        PrintStream err = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        try {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(
                            Stream.of(classes)
                                    .map(DiscoverySelectors::selectClass)
                                    .toArray(DiscoverySelector[]::new))
                    .execute()
                    .containerEvents();
        } finally {
            System.setErr(err);
        }
    }

    @ExtendWith(CanaryExtension.class)
    static class Leaking {
        @Test
        void leak() {
            System.err.println("the key is " + Canary.PROVIDER_KEY.secret());
        }
    }

    @ExtendWith(CanaryExtension.class)
    static class Silent {
        @Test
        void speak() {
            System.err.println("the key is hidden");
        }
    }
}
