package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/// What the tests of this package share.
final class Drills {
    /// Of each of the two producers: five jobs a second altogether.
    static final Duration PAUSE = Duration.ofMillis(400);

    private Drills() {}

    /// Children run the jar that was just packaged, which starts more quickly than folders.
    static Site site(Path folder) throws IOException {
        Path jar = Path.of("target", "heliotrope.jar").toAbsolutePath();
        return QuickStart.of(Site.in(folder, jar.toString()), Path.of("target", "drill"));
    }

    static void print(String line) {
        System.err.println(line);
    }

    static void assertHolds(List<Claim> claims) {
        assertHolds(claims, Set.of());
    }

    /// Checks all claims but those with the ids `except`.
    static void assertHolds(List<Claim> claims, Set<String> except) {
        assertThat(claims).isNotEmpty();
        SoftAssertions.assertSoftly(softly ->
                claims.stream()
                        .filter(claim -> !except.contains(claim.id()))
                        .forEach(claim ->
                                softly.assertThat(claim.holds()).as("%s", claim).isTrue()));
    }

    /// Prints the row and what does not hold, and checks that everything does.
    static void check(Drill.Outcome outcome) {
        print(outcome.row());
        outcome.claims().stream()
                .filter(claim -> !claim.holds() || claim.id().matches("I[13]"))
                .forEach(claim -> print(claim.toString()));
        assertHolds(outcome.claims());
    }
}
