package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.model.Residency;
import io.heliotrope.orchestrator.demo.Arrival.Intent;
import io.heliotrope.queues.JobHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The made-up batch jobs: about two fifths of what the slots can hold in the time. Owned by one
/// thread.
final class SyntheticBatch {
    /// Demand as a part of slots x length.
    static final double SHARE_OF_CAPACITY = 0.35;

    private static final int MOST_JOBS = 5_000;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /// In quarters of an hour; drawn evenly, 1.4 hours on average.
    private static final int[] QUARTERS = {2, 2, 2, 4, 4, 4, 4, 6, 6, 8, 8, 10, 12};

    private static final Duration SOONEST = Duration.ofHours(4);
    private static final Duration LATEST = Duration.ofHours(24);
    private static final Duration SLACK = Duration.ofHours(2);
    private static final double SHARE_LARGE = 0.1;
    private static final double SHARE_EUROPEAN_STAYS = 0.4;
    private static final double SHARE_OTHER_STAYS = 0.1;
    private static final int FEWEST_WORDS = 20;
    private static final int MOST_WORDS = 60;
    private static final String TENANT = "night-shift";
    private static final int HARD_CASES = 24;
    private static final Duration TAKEN_BACK_AFTER = Duration.ofMinutes(30);
    private static final Duration REPEAT_AFTER = Duration.ofMinutes(45);
    private static final Duration LONG = Duration.ofHours(3);
    private static final Duration SHORT = Duration.ofHours(1);

    /// The longest job and its slack fit into this.
    private static final Duration AFTER_INTAKE = Duration.ofHours(5);

    private final Stage stage;
    private final SplittableRandom random;
    private final Ids ids;
    private final List<Arrival> arrivals = new ArrayList<>();
    private int hardCases;

    SyntheticBatch(Stage stage, SplittableRandom random, Ids ids) {
        this.stage = stage;
        this.random = random;
        this.ids = ids;
    }

    private record Wish(
            Region origin, String model, Residency residency, Duration gpuTime, Duration within) {}

    /// All arrivals of the lane, not yet in order.
    List<Arrival> arrivals() {
        List<Wish> wishes = wishes();
        for (int i = 0; i < wishes.size(); i++) {
            Instant at = stage.demand().at((i + random.nextDouble()) / wishes.size());
            add(at.truncatedTo(ChronoUnit.MILLIS), wishes.get(i));
        }
        addRefused();
        addTakenBack();
        addRepeated();
        addPoison();
        return List.copyOf(arrivals);
    }

    private List<Wish> wishes() {
        int slots = stage.catalogue().regions().stream().mapToInt(Region::batchSlots).sum();
        double hours = stage.settings().length().toMinutes() / 60.0;
        double wanted = SHARE_OF_CAPACITY * slots * hours;
        List<Wish> wishes = new ArrayList<>();
        double sum = 0;
        while (sum < wanted && wishes.size() < MOST_JOBS) {
            Wish wish = wish();
            sum += wish.gpuTime().toMinutes() / 60.0;
            wishes.add(wish);
        }
        return wishes;
    }

    private Wish wish() {
        int regions = stage.catalogue().size();
        Region origin = stage.catalogue().region(random.nextInt(regions));
        Duration gpuTime = QUARTER.multipliedBy(QUARTERS[random.nextInt(QUARTERS.length)]);
        long span = LATEST.minus(SOONEST).dividedBy(QUARTER);
        Duration drawn = SOONEST.plus(QUARTER.multipliedBy(random.nextLong(span + 1)));
        Duration least = gpuTime.plus(SLACK);
        Duration within = drawn.compareTo(least) >= 0 ? drawn : least;
        return new Wish(origin, model(), residency(origin), gpuTime, within);
    }

    private String model() {
        if (stage.large().isPresent() && random.nextDouble() < SHARE_LARGE) {
            return stage.large().get().name();
        }
        return stage.common().get(random.nextInt(stage.common().size())).name();
    }

    private Residency residency(Region origin) {
        double staying = stage.isEuropean(origin) ? SHARE_EUROPEAN_STAYS : SHARE_OTHER_STAYS;
        return random.nextDouble() < staying ? stage.atHome(origin) : Residency.ANYWHERE;
    }

    /// Jobs that can be placed nowhere, one or more for every reason.
    private void addRefused() {
        String common = stage.common().getFirst().name();
        Region first = stage.catalogue().region(0);
        Region last = stage.catalogue().region(stage.catalogue().size() - 1);
        for (Region origin : List.of(first, last)) {
            add(nextHardCase(), new Wish(origin, common, stage.nowhere(origin), SHORT, LATEST));
            add(
                    nextHardCase(),
                    new Wish(origin, stage.unlistedModel(), Residency.ANYWHERE, SHORT, LATEST));
            add(nextHardCase(), new Wish(origin, common, Residency.ANYWHERE, LONG, SHORT));
        }
        stage.cramped()
                .ifPresent(origin -> {
                    String large = stage.large().orElseThrow().name();
                    Residency own = Residency.parse(origin.jurisdiction().code());
                    add(nextHardCase(), new Wish(origin, large, own, SHORT, LATEST));
                    add(nextHardCase(), new Wish(origin, large, own, LONG, LATEST));
                });
    }

    private void addTakenBack() {
        for (int i = 0; i < 3; i++) {
            Arrival job = add(nextHardCase(), patient(i));
            arrivals.add(
                    new Arrival(
                            job.at().plus(TAKEN_BACK_AFTER),
                            job.origin(),
                            Lane.BATCH,
                            job.job(),
                            Intent.CANCEL,
                            JobHeader.cancellation(),
                            ""));
        }
    }

    private void addRepeated() {
        for (int i = 0; i < 3; i++) {
            Arrival job = add(nextHardCase(), patient(i));
            arrivals.add(job.again(job.at().plus(REPEAT_AFTER), Intent.REPEAT));
        }
        Arrival job = add(nextHardCase(), patient(0));
        arrivals.add(
                new Arrival(
                        job.at().plus(REPEAT_AFTER),
                        job.origin(),
                        Lane.BATCH,
                        job.job(),
                        Intent.CONFLICT,
                        job.headers(),
                        job.text() + " On second thoughts, the other way round."));
    }

    /// Long enough not to have ended when it is taken back or sent again.
    private Wish patient(int number) {
        Region origin = stage.catalogue().region(number % stage.catalogue().size());
        return new Wish(origin, stage.common().getFirst().name(), Residency.ANYWHERE, LONG, LATEST);
    }

    private void addPoison() {
        Arrival sound = arrivals.getFirst();
        TreeMap<String, String> headers = new TreeMap<>(sound.headers());
        headers.put(JobHeaders.DEADLINE, "tomorrow");
        headers.put(JobHeaders.GPU_TIME, "-1");
        arrivals.add(
                new Arrival(
                        nextHardCase(),
                        sound.origin(),
                        Lane.BATCH,
                        ids.next(Lane.BATCH),
                        Intent.POISON,
                        headers,
                        sound.text()));
    }

    private Instant nextHardCase() {
        hardCases++;
        return stage.from()
                .plus(stage.settings().length().multipliedBy(hardCases).dividedBy(HARD_CASES));
    }

    /// As long as wished, but no later than what a run has the patience for after its intake's end.
    private Instant deadline(Instant at, Wish wish) {
        Instant wished = at.plus(wish.within());
        Instant last = stage.from().plus(stage.settings().length()).plus(AFTER_INTAKE);
        return wished.isBefore(last) ? wished : last;
    }

    private Arrival add(Instant at, Wish wish) {
        int words = FEWEST_WORDS + random.nextInt(MOST_WORDS - FEWEST_WORDS + 1);
        SortedMap<String, String> headers =
                JobHeader.batch(
                        TENANT, wish.model(), wish.residency(), deadline(at, wish), wish.gpuTime());
        if (wish.gpuTime().compareTo(SHORT) > 0 && arrivals.size() % 2 == 0) {
            headers.put(JobHeaders.INTERRUPTIBLE, "true");
        }
        Arrival arrival =
                new Arrival(
                        at,
                        wish.origin().id(),
                        Lane.BATCH,
                        ids.next(Lane.BATCH),
                        Intent.JOB,
                        headers,
                        stage.prompts().text(random, wish.origin().home(), words));
        arrivals.add(arrival);
        return arrival;
    }
}
