package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Lane;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Region;
import io.heliotrope.model.Residency;
import io.heliotrope.orchestrator.demo.Arrival.Intent;
import io.heliotrope.queues.JobHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The made-up request streams. Owned by one thread.
final class SyntheticRequests {
    private static final Duration NEAR = Duration.ofMillis(150);
    private static final Duration FAR = Duration.ofMillis(400);
    private static final Duration ANYWHERE = Duration.ofSeconds(1);
    private static final Duration OUT_OF_REACH = Duration.ofMillis(5);
    private static final double SHARE_NEAR = 0.4;
    private static final double SHARE_FAR = 0.4;
    private static final double SHARE_EUROPEAN_STAYS = 0.5;
    private static final double SHARE_OTHER_STAYS = 0.1;
    private static final double SHARE_LARGE = 0.03;
    private static final int FEWEST_TOKENS = 4;
    private static final int MOST_TOKENS = 24;
    private static final int FEWEST_WORDS = 8;
    private static final int MOST_WORDS = 32;
    private static final String TENANT = "chat";
    private static final int SPECIALS = 6;
    private static final Duration REPEAT_AFTER = Duration.ofMinutes(20);

    private final Stage stage;
    private final SplittableRandom random;
    private final Ids ids;
    private final List<Arrival> arrivals = new ArrayList<>();

    SyntheticRequests(Stage stage, SplittableRandom random, Ids ids) {
        this.stage = stage;
        this.random = random;
        this.ids = ids;
    }

    /// All arrivals of the lane, not yet in order.
    List<Arrival> arrivals() {
        int count = stage.settings().requests();
        for (int i = 0; i < count; i++) {
            Instant at = stage.demand().at((i + random.nextDouble()) / count);
            Region origin = stage.region(stage.demand().originAt(at, random.nextDouble()));
            add(at, origin, model(), residency(origin), slo(), tokens());
        }
        addSpecials();
        return List.copyOf(arrivals);
    }

    private void addSpecials() {
        Region first = stage.catalogue().region(0);
        ModelSpec common = stage.common().getFirst();
        add(special(1), first, common.name(), Residency.ANYWHERE, OUT_OF_REACH, MOST_TOKENS);
        add(special(2), first, stage.unlistedModel(), Residency.ANYWHERE, FAR, MOST_TOKENS);
        add(special(3), first, common.name(), stage.nowhere(first), FAR, MOST_TOKENS);
        Arrival repeated =
                add(special(4), first, common.name(), Residency.ANYWHERE, FAR, MOST_TOKENS);
        arrivals.add(repeated.again(repeated.at().plus(REPEAT_AFTER), Intent.REPEAT));
        TreeMap<String, String> unreadable = new TreeMap<>(repeated.headers());
        unreadable.put(JobHeaders.SLO, "soon");
        unreadable.remove(JobHeaders.MODEL);
        arrivals.add(
                new Arrival(
                        special(5),
                        first.id(),
                        Lane.INTERACTIVE,
                        ids.next(Lane.INTERACTIVE),
                        Intent.POISON,
                        unreadable,
                        repeated.text()));
    }

    private Instant special(int number) {
        return stage.from()
                .plus(stage.settings().length().multipliedBy(number).dividedBy(SPECIALS));
    }

    private Arrival add(
            Instant at,
            Region origin,
            String model,
            Residency residency,
            Duration slo,
            int tokens) {
        int words = FEWEST_WORDS + random.nextInt(MOST_WORDS - FEWEST_WORDS + 1);
        Arrival arrival =
                new Arrival(
                        at,
                        origin.id(),
                        Lane.INTERACTIVE,
                        ids.next(Lane.INTERACTIVE),
                        Intent.JOB,
                        JobHeader.request(TENANT, model, residency, slo, tokens),
                        stage.prompts().text(random, origin.home(), words));
        arrivals.add(arrival);
        return arrival;
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

    private Duration slo() {
        double draw = random.nextDouble();
        if (draw < SHARE_NEAR) {
            return NEAR;
        }
        return draw < SHARE_NEAR + SHARE_FAR ? FAR : ANYWHERE;
    }

    private int tokens() {
        return FEWEST_TOKENS + random.nextInt(MOST_TOKENS - FEWEST_TOKENS + 1);
    }
}
