package io.heliotrope.orchestrator.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every process killed as `kill -9` does, brokers too, and paused as nobody notices from within.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("full")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KillsIT {
    private static final Duration PAUSED = Duration.ofSeconds(20);

    @Test
    void nothing_is_lost_when_any_process_is_killed_and_started_again(@TempDir Path folder)
            throws Exception {
        try (Ground ground = Ground.open(Drills.site(folder))) {
            Drill drill = new Drill(ground, Drills.PAUSE);
            Drills.print(Drill.Outcome.HEAD);
            for (Member member : Member.ALL) {
                Drills.check(drill.run("kill -9 of " + member, () -> ground.bounce(member)));
            }
            Drills.check(
                    drill.run(
                            "kill -9 of all roles together",
                            () -> {
                                Member.ALL.forEach(member -> ground.fleet().of(member).kill());
                                ground.fleet().startAll();
                            }));
            for (ChildBroker broker : new ChildBroker[] {ground.north(), ground.west()}) {
                Drills.check(
                        drill.run(
                                "kill -9 of " + broker.process().name(),
                                () -> {
                                    broker.process().kill();
                                    broker.startAgain();
                                }));
            }
        }
    }

    @Test
    void a_process_that_was_replaced_while_it_stood_still_does_no_harm(@TempDir Path folder)
            throws Exception {
        try (Ground ground = Ground.open(Drills.site(folder))) {
            Drill drill = new Drill(ground, Drills.PAUSE);
            for (Member member : new Member[] {Member.CONTROL, Member.NORTH_HOME}) {
                Member second = member.again("-standby");
                ChildJvm _ = ground.fleet().start(second);
                ground.fleet().awaitUp(second);
            }
            Drills.print(Drill.Outcome.HEAD);
            for (Member member :
                    new Member[] {Member.CONTROL, Member.NORTH_HOME, Member.NORTH_WORKER}) {
                Drills.check(
                        drill.run(
                                "SIGSTOP of " + member + ", then SIGCONT",
                                () -> {
                                    ground.fleet().of(member).pause();
                                    Patience.pass(PAUSED);
                                    ground.fleet().of(member).resume();
                                }));
            }
        }
    }
}
