package io.heliotrope.orchestrator.drill;

import io.heliotrope.orchestrator.drill.FaultProxy.Fault;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.queues.crash.CrashPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One fault of each kind, for a stranger to watch. Belongs to the calling thread.
public final class Show {
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration PAUSED = Duration.ofSeconds(8);
    private static final Duration REACHED_WITHIN = Duration.ofMinutes(1);

    private final Console console;
    private final long begun = System.nanoTime();

    private record Exercise(String name, Runnable fault) {}

    public Show(Console console) {
        this.console = console;
    }

    /// Runs it in the site's folder and prints what was found; 0 when everything holds, else 1.
    ///
    /// @throws DrillFailed when a process does not start, or work does not go on
    public int run(Site site, boolean json) {
        tell("two brokers and five processes are starting");
        List<Drill.Outcome> outcomes = new ArrayList<>();
        try (Ground ground = Ground.behindProxy(site)) {
            tell("all are up, work begins");
            Drill drill = new Drill(ground, PAUSE);
            for (Exercise exercise : exercises(ground)) {
                tell(exercise.name());
                Drill.Outcome outcome = drill.run(exercise.name(), exercise.fault());
                outcomes.add(outcome);
                tell(
                        outcome.isClean()
                                ? "   work went on, every invariant holds"
                                : "   AN INVARIANT IS BROKEN");
            }
        }
        console.out().print(json ? json(outcomes) : text(outcomes));
        console.out().flush();
        return outcomes.stream().allMatch(Drill.Outcome::isClean) ? 0 : 1;
    }

    private static List<Exercise> exercises(Ground ground) {
        List<Exercise> all = new ArrayList<>();
        for (Member member : List.of(Member.NORTH_WORKER, Member.NORTH_HOME, Member.CONTROL)) {
            all.add(new Exercise("kill -9 of " + member, () -> ground.bounce(member)));
        }
        CrashPoint point = CrashPoint.DECIDER_SENT_BEFORE_COMMIT;
        all.add(new Exercise("power fails at " + point, () -> halt(ground, point)));
        all.add(
                new Exercise(
                        "SIGSTOP of home-north, then SIGCONT",
                        () -> {
                            ground.fleet().of(Member.NORTH_HOME).pause();
                            Patience.pass(PAUSED);
                            ground.fleet().of(Member.NORTH_HOME).resume();
                        }));
        all.add(
                new Exercise(
                        "kill -9 of the control cluster's broker",
                        () -> {
                            ground.north().process().kill();
                            ground.north().startAgain();
                        }));
        all.add(
                new Exercise(
                        "the west is cut off",
                        () -> {
                            ground.west().proxy().set(new Fault.Drop());
                            Patience.pass(PAUSED);
                            ground.west().proxy().heal();
                        }));
        return all;
    }

    private static void halt(Ground ground, CrashPoint point) {
        ground.fleet().of(Member.CONTROL).kill();
        int exit = ground.fleet().startArmed(Member.CONTROL, point, 1).awaitExit(REACHED_WITHIN);
        if (exit != CrashPoint.EXIT) {
            throw new DrillFailed("control ended with " + exit + " before it came to " + point);
        }
        ChildJvm _ = ground.fleet().start(Member.CONTROL);
        ground.fleet().awaitUp(Member.CONTROL);
    }

    private void tell(String line) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        console.err().println("%6.1f s  %s".formatted(seconds, line));
        console.err().flush();
    }

    private static String text(List<Drill.Outcome> outcomes) {
        StringBuilder text = new StringBuilder("\n").append(Drill.Outcome.HEAD).append('\n');
        outcomes.forEach(outcome -> text.append(outcome.row()).append('\n'));
        text.append('\n');
        outcomes.stream()
                .filter(outcome -> !outcome.isClean())
                .flatMap(outcome -> outcome.claims().stream())
                .filter(claim -> !claim.holds())
                .forEach(claim -> text.append(claim).append('\n'));
        outcomes.getLast().claims().forEach(claim -> text.append(claim).append('\n'));
        return text.toString();
    }

    /// `ok`, and of each fault its name, how long it lasted, how long until work of each lane went
    /// on and all was done (milliseconds), and what every invariant was found to be.
    private static String json(List<Drill.Outcome> outcomes) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("ok", outcomes.stream().allMatch(Drill.Outcome::isClean));
        ArrayNode faults = root.putArray("faults");
        for (Drill.Outcome outcome : outcomes) {
            ObjectNode fault = faults.addObject();
            fault.put("fault", outcome.fault())
                    .put("lasted_ms", outcome.lasted().toMillis())
                    .put("interactive_ms", outcome.interactive().toMillis())
                    .put("batch_ms", outcome.batch().toMillis())
                    .put("drained_ms", outcome.drained().toMillis());
            ArrayNode claims = fault.putArray("invariants");
            outcome.claims()
                    .forEach(claim ->
                            claims.addObject()
                                    .put("id", claim.id())
                                    .put("says", claim.says())
                                    .put("holds", claim.holds())
                                    .put("found", claim.found()));
        }
        return root.toPrettyString() + "\n";
    }
}
