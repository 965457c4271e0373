package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.queues.crash.CrashPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every named point between two steps, with the process halted there under load.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrashPointsIT {
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(2);
    private static final int FULL_ROUNDS = 5;
    private static final long SEED = 20_260_301;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nothing_is_lost_when_processes_halt_once_at_each_point(@TempDir Path folder)
            throws Exception {
        run(folder, 1);
    }

    @Test
    @Tag("full")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void nothing_is_lost_when_processes_halt_many_times_at_each_point(@TempDir Path folder)
            throws Exception {
        run(folder, FULL_ROUNDS);
    }

    private static void run(Path folder, int rounds) throws Exception {
        try (Ground ground = Ground.open(Drills.site(folder));
                Load load = Load.on(ground.fleet(), "crash", Drills.PAUSE)) {
            Random random = new Random(SEED);
            long begun = System.nanoTime();
            List<CrashCourse.Crash> crashes = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                crashes.addAll(crash(ground.fleet(), round, random));
            }
            Duration course = Duration.ofNanos(System.nanoTime() - begun);
            load.stop();
            Duration drained = ground.awaitDrained(load, DRAINED_WITHIN);
            Drills.print(
                    "  point                             passing  of          after start  recovered");
            crashes.forEach(crash -> Drills.print(crash.row(ground.witness(), load)));
            Drills.print(
                    "  %d ends in %d s, drained in %.1f s"
                            .formatted(
                                    crashes.size(), course.toSeconds(), drained.toMillis() / 1e3));
            assertThat(crashes)
                    .extracting(CrashCourse.Crash::point)
                    .containsAll(Arrays.asList(CrashPoint.values()))
                    .hasSize(rounds * CrashPoint.values().length);
            List<Claim> claims = ground.inquest(load);
            claims.forEach(claim -> Drills.print(claim.toString()));
            Drills.assertHolds(claims);
        }
    }

    private static List<CrashCourse.Crash> crash(ChildFleet fleet, int round, Random random) {
        List<CrashCourse> courses = new ArrayList<>();
        assigned()
                .forEach((member, points) -> {
                    List<CrashCourse.Charge> charges =
                            points.stream()
                                    .map(point ->
                                            new CrashCourse.Charge(
                                                    point, passing(point, round, random)))
                                    .toList();
                    courses.add(new CrashCourse(fleet, member, charges));
                });
        courses.forEach(CrashCourse::begin);
        while (!courses.stream().allMatch(CrashCourse::isOver)) {
            courses.forEach(CrashCourse::look);
            Patience.pass(Duration.ofMillis(10));
        }
        courses.forEach(course -> fleet.awaitUp(course.member()));
        return courses.stream().flatMap(course -> course.crashes().stream()).toList();
    }

    /// Which member ends where: lists of about the same length, each point once, those last that
    /// come past only when work flows through everybody.
    private static Map<Member, List<CrashPoint>> assigned() {
        Map<Member, List<CrashPoint>> lists = new TreeMap<>(Comparator.comparing(Member::name));
        List<CrashPoint> points =
                Arrays.stream(CrashPoint.values())
                        .sorted(Comparator.comparingInt(CrashPointsIT::needs))
                        .toList();
        for (CrashPoint point : points) {
            List<Member> able =
                    switch (point.word().split("\\.", -1)[0]) {
                        case "clock", "publisher", "decider" -> List.of(Member.CONTROL);
                        case "intake", "release", "outcomes", "router" ->
                                List.of(Member.NORTH_HOME, Member.WEST_HOME);
                        case "worker", "world" -> List.of(Member.NORTH_WORKER, Member.WEST_WORKER);
                        default -> throw new AssertionError("whose point is " + point + "?");
                    };
            Member least =
                    able.stream()
                            .min(
                                    Comparator.comparingInt(
                                            m -> lists.getOrDefault(m, List.of()).size()))
                            .orElseThrow();
            lists.computeIfAbsent(least, m -> new ArrayList<>()).add(point);
        }
        return lists;
    }

    /// How much must go on elsewhere before somebody comes past this point.
    private static int needs(CrashPoint point) {
        return switch (point) {
            case WORKER_BEFORE_HEARTBEAT, WORKER_HEARTBEAT_SENT -> 0;
            default ->
                    switch (point.word().split("\\.", -1)[0]) {
                        case "clock", "publisher", "world", "router" -> 1;
                        case "intake", "worker" -> 2;
                        case "decider" -> 3;
                        default -> 4;
                    };
        };
    }

    /// The first round takes the first passing that comes after the start; later ones any of the
    /// first few.
    private static long passing(CrashPoint point, int round, Random random) {
        long first =
                switch (point) {
                    case CLOCK_BEFORE_TICK, CLOCK_AFTER_TICK, PUBLISHER_SENT_BEFORE_ACK -> 4;
                    case WORKER_BEFORE_HEARTBEAT, WORKER_HEARTBEAT_SENT -> 3;
                    case DECIDER_BEFORE_PROGRESS -> 2;
                    default -> 1;
                };
        boolean happensOnce =
                Stream.of(CrashPoint.DECIDER_RESTORED, CrashPoint.ROUTER_RESTORED)
                        .anyMatch(point::equals);
        return round == 0 || happensOnce ? first : first + random.nextInt(4);
    }
}
