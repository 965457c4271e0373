package io.heliotrope.signals.trust;

import io.heliotrope.model.Reading;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which feed's latest value a zone is told to have.
///
/// Feeds on the desk's own basis come before those that are converted, and each kind in the
/// operator's order. The first with a value that is valid now is taken; when none has, the first
/// whose value ended a short time ago. One success is enough to take over again: a feed that is
/// back is as good as before.
final class LatestDesk<B extends CarbonBasis<B>> {
    private final DeskSettings settings;
    private final Map<String, Offer<B>> offers = new TreeMap<>();

    LatestDesk(DeskSettings settings) {
        this.settings = settings;
    }

    void take(String feed, Offer<B> offer) {
        if (!offer.series().points().isEmpty()) {
            offers.put(feed, offer);
        }
    }

    /// The value to be told at `now`; empty when no feed has one.
    Optional<Intensity> best(Instant now) {
        List<Choice> choices =
                offers.entrySet().stream()
                        .sorted(order())
                        .flatMap(entry -> choice(entry.getValue(), now).stream())
                        .toList();
        return Stream.concat(
                        choices.stream().filter(choice -> choice.isValid(now)),
                        choices.stream().filter(choice -> choice.isRecent(now)))
                .findFirst()
                .map(Choice::intensity);
    }

    private Comparator<Map.Entry<String, Offer<B>>> order() {
        Comparator<Map.Entry<String, Offer<B>>> byBasis =
                Comparator.comparing(entry -> entry.getValue().isConverted());
        return byBasis.thenComparingInt(entry -> settings.rank(entry.getKey()));
    }

    /// A feed's value for now, else its last one before.
    private Optional<Choice> choice(Offer<B> offer, Instant now) {
        return offer.series().current().stream()
                .filter(point -> !point.validFrom().isAfter(now))
                .reduce((_, last) -> last)
                .map(point -> new Choice(intensity(offer, point), staleBound(point)));
    }

    private Duration staleBound(IntensityPoint point) {
        return settings.staleBound(Duration.between(point.validFrom(), point.validTo()));
    }

    private Intensity intensity(Offer<B> offer, IntensityPoint point) {
        IntensitySeries<B> series = offer.series();
        Reading reading =
                new Reading(
                        series.zone(),
                        point.intensity(),
                        series.basis().published(),
                        series.source(),
                        point.updatedAt(),
                        point.quality(),
                        Step.FRESH,
                        offer.conversion());
        return new Intensity(reading, point.validFrom(), point.validTo());
    }

    private record Choice(Intensity intensity, Duration staleBound) {
        boolean isValid(Instant now) {
            return now.isBefore(intensity.validTo());
        }

        boolean isRecent(Instant now) {
            return now.isBefore(intensity.validTo().plus(staleBound));
        }
    }
}
