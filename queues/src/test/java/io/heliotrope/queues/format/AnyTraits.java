package io.heliotrope.queues.format;

import io.heliotrope.model.SiteTraits;
import io.heliotrope.model.Traits;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random values of what only policies read.
final class AnyTraits {
    private static final List<String> TIERS = SiteTraits.TIERS.stream().sorted().toList();

    private AnyTraits() {}

    static Traits ofJob(RandomGenerator random, String cohort) {
        return switch (random.nextInt(3)) {
            case 0 -> Traits.NONE;
            case 1 -> new Traits(Traits.labels("eu-personal, phi"), -100, "");
            default -> new Traits(Traits.labels(""), 7, cohort);
        };
    }

    static SiteTraits ofSite(RandomGenerator random) {
        return random.nextBoolean()
                ? SiteTraits.NONE
                : new SiteTraits(
                        TIERS.get(random.nextInt(TIERS.size())),
                        ZoneId.of("Europe/Berlin"),
                        random.nextBoolean() ? 2.5 : Double.NaN);
    }
}
