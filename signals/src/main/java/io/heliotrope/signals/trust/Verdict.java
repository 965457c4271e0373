package io.heliotrope.signals.trust;

import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IntensitySeries;
import java.util.List;

/// What the gate says of a series: what of it is believed, which may be nothing, and what is not.
public record Verdict<B extends CarbonBasis<B>>(
        IntensitySeries<B> accepted, List<Rejected> rejected) {
    public Verdict {
        rejected = List.copyOf(rejected);
    }

    /// Whether anything is believed.
    public boolean isUsable() {
        return !accepted.points().isEmpty();
    }

    static <B extends CarbonBasis<B>> Verdict<B> none(
            Claims<B> claims, Reason reason, String detail) {
        return new Verdict<>(
                series(claims, List.of()),
                List.of(new Rejected.Series(claims.points().size(), reason, detail)));
    }

    static <B extends CarbonBasis<B>> IntensitySeries<B> series(
            Claims<B> claims, List<Claim> believed) {
        return new IntensitySeries<>(
                claims.zone(),
                claims.basis(),
                claims.source(),
                claims.issuedAt(),
                believed.stream().map(Claim::believed).toList());
    }
}
