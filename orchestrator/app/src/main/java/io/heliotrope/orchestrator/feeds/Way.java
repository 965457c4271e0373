package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.basis.BasisConversion;
import io.heliotrope.signals.series.Average;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How one feed's values come to the basis on which regions are compared, and whether it is left
/// unused because there is no way. Owned by the zone's turn.
final class Way<F extends Average<F>, T extends Average<T>> {
    private static final Logger LOG = LoggerFactory.getLogger(Way.class);
    private static final String FIX =
            "set "
                    + FeedKeys.ELECTRICITYMAPS
                    + ", whose mix converts, list a feed on the wanted basis, or set signals.basis";

    private final GridZone zone;
    private final String feed;
    private final Basis from;
    private final Basis to;
    private final Function<Instant, Optional<BasisConversion<F, T>>> conversion;
    private boolean isUnused;
    private boolean isSaid;

    Way(
            GridZone zone,
            String feed,
            F from,
            T to,
            Function<Instant, Optional<BasisConversion<F, T>>> conversion) {
        this.zone = zone;
        this.feed = feed;
        this.from = from.published();
        this.to = to.published();
        this.conversion = conversion;
    }

    Optional<BasisConversion<F, T>> at(Instant now) {
        return conversion.apply(now);
    }

    /// Values came and were converted.
    void used() {
        isUnused = false;
    }

    /// Values came and cannot be used. Logged once.
    void unused() {
        isUnused = true;
        if (!isSaid) {
            isSaid = true;
            LOG.atWarn()
                    .addKeyValue("zone", zone)
                    .addKeyValue("source", feed)
                    .addKeyValue("basis", from.word())
                    .addKeyValue("wanted", to.word())
                    .addKeyValue("fix", FIX)
                    .log("feed not used: nothing converts its basis");
        }
    }

    /// What a person should know of it, if its values are not used.
    Optional<String> told() {
        return isUnused
                ? Optional.of(
                        "%s is NOT used: it tells %s values, and nothing converts them to %s; %s"
                                .formatted(feed, words(from), words(to), FIX))
                : Optional.empty();
    }

    private static String words(Basis basis) {
        return basis.word().replace('_', ' ');
    }
}
