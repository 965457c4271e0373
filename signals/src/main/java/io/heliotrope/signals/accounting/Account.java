package io.heliotrope.signals.accounting;

import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.accounting.Emission.Unknown;
import io.heliotrope.signals.accounting.Emission.Why;
import java.time.Instant;

/// The carbon of one finished run. No figure is part of another, but for `saved`.
///
/// - `operational`: what its energy emitted where and when it ran, location-based, PUE included
/// - `market`: the same energy by contract or residual mix; never copied from `operational`
/// - `marginal`: the same energy by the plants that react; in no inventory
/// - `idle`: its share of reserved hardware that stood idle, location-based
/// - `movement`: network, location-based
/// - `embodied`: its share of the hardware's making, and on what that rests
/// - `atHome`: the same energy and duration at once in its home region, location-based
/// - `saved`: `atHome` less `operational`, negative when moving or waiting made it worse
public record Account(
        KilowattHours energy,
        Emission operational,
        Emission market,
        Emission marginal,
        Emission idle,
        Movement movement,
        Embodied embodied,
        Emission atHome,
        Emission saved) {

    /// This and the account of another piece of the same run.
    Account plus(Account other) {
        return new Account(
                energy.plus(other.energy),
                operational.plus(other.operational),
                market.plus(other.market),
                marginal.plus(other.marginal),
                idle.plus(other.idle),
                new Movement(
                        movement.data().plus(other.movement.data()),
                        movement.weights().plus(other.movement.weights())),
                new Embodied(embodied.grams().plus(other.embodied.grams()), other.embodied.basis()),
                atHome.plus(other.atHome),
                saved.plus(other.saved));
    }

    /// Data sent over the network, and the model's weights.
    public record Movement(Emission data, Emission weights) {}

    /// The hardware's share, and the basis of the figure for reports.
    public record Embodied(Emission grams, String basis) {}

    /// An account of which nothing is known but its energy.
    public static Account unknown(
            KilowattHours energy, RegionId region, Instant from, Instant to, Why why) {
        Emission none = new Unknown(why, region, from, to);
        return new Account(
                energy,
                none,
                none,
                none,
                none,
                new Movement(none, none),
                new Embodied(none, "not known"),
                none,
                none);
    }
}
