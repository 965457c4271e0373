package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Processes of an earlier build are replaced by those of this one under load, one by one, and back
/// again.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("full")
class UpgradeIT {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);
    private static final Duration SETTLED = Duration.ofSeconds(5);

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void nothing_is_lost_from_the_earlier_build_to_this_one_and_back(@TempDir Path folder)
            throws Exception {
        String commit = EarlierBuild.oldestCompatible();
        Optional<String> obstacle = EarlierBuild.obstacle(commit);
        Assumptions.assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
        Site site = Drills.site(folder.resolve("fleet"));
        try (EarlierBuild earlier = EarlierBuild.of(commit, folder.resolve("earlier"));
                Ground ground = Ground.openOn(site, earlier.classPath())) {
            Drill drill = new Drill(ground, Drills.PAUSE);

            Drills.print(Drill.Outcome.HEAD);
            List<Drill.Outcome> outcomes =
                    List.of(
                            drill.run(
                                    "from the earlier build to this",
                                    () -> swap(ground, site.classPath())),
                            drill.run("back again", () -> swap(ground, earlier.classPath())));

            outcomes.forEach(Drills::check);
            assertThat(outcomes).allMatch(Drill.Outcome::isClean);
        }
    }

    /// Asks each process to end, as an operator does, and starts the same role from another build.
    private static void swap(Ground ground, String classPath) {
        for (Member member : Member.ALL) {
            ground.fleet().of(member).end(ENDS_WITHIN);
            ChildJvm _ = ground.fleet().start(member, List.of(), classPath);
            ground.fleet().awaitUp(member);
            Patience.pass(SETTLED);
        }
    }
}
