package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Base;
import io.heliotrope.policy.types.Dimension;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;

/// A number that was checked. `shown` is the unit in which people are told of it; `ratio` matters
/// only where there is no dimension; a literal is a number as written, with or without a unit.
/// `accelerators` is how many numbers of accelerators are multiplied in as plain numbers: they may
/// turn out to be meant as GPUs, as in `region.price * job.runtime * job.gpus`.
record Typed(
        Term term,
        Type type,
        Bounds bounds,
        Unit shown,
        Ratio ratio,
        boolean isLiteral,
        int accelerators,
        Span span) {

    boolean isNumber() {
        return type.dimension().equals(Dimension.NUMBER);
    }

    /// A number that was written without any unit.
    boolean isBare() {
        return isLiteral && isNumber() && ratio == Ratio.PLAIN;
    }

    /// The same with its numbers of accelerators as GPUs where `dimension` has more of these.
    Typed towards(Dimension dimension) {
        Typed so = this;
        while (so.accelerators > 0
                && so.type.dimension().power(Base.GPU) < dimension.power(Base.GPU)) {
            Type type = new Type(so.type.dimension().times(Dimension.of(Base.GPU)), so.type.kind());
            so =
                    new Typed(
                            term,
                            type,
                            bounds,
                            Shown.of(type),
                            Ratio.EITHER,
                            false,
                            so.accelerators - 1,
                            span);
        }
        return so;
    }

    /// The same at another place.
    Typed at(Span place) {
        return new Typed(term, type, bounds, shown, ratio, isLiteral, accelerators, place);
    }
}
