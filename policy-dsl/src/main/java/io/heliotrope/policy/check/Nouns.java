package io.heliotrope.policy.check;

import io.heliotrope.policy.types.Base;
import io.heliotrope.policy.types.Dimension;
import io.heliotrope.policy.types.Kind;
import io.heliotrope.policy.types.Type;
import java.util.List;

/// What quantities are called in messages.
final class Nouns {
    private static final Dimension TEMPERATURE = Dimension.of(Base.TEMPERATURE);
    static final List<Base> MONIES = List.of(Base.USD, Base.EUR, Base.GBP, Base.JPY);

    private Nouns() {}

    /// With its article: `a carbon intensity`.
    static String of(Typed typed) {
        return typed.isNumber() ? ratio(typed.ratio()) : of(typed.type());
    }

    /// With its article; a type without dimension is a plain number.
    static String of(Type type) {
        Dimension dimension = type.dimension();
        boolean isPoint = type.kind() == Kind.POINT;
        if (dimension.equals(Dimension.NUMBER)) {
            return ratio(Ratio.PLAIN);
        } else if (dimension.equals(Dimension.TIME)) {
            return isPoint ? "a moment" : "a duration";
        } else if (dimension.equals(TEMPERATURE)) {
            return isPoint ? "a temperature" : "a difference of temperatures";
        } else if (dimension.equals(Dimension.INTENSITY)) {
            return "a carbon intensity";
        } else if (dimension.equals(Dimension.CARBON)) {
            return "a mass of CO2e";
        } else if (dimension.equals(Dimension.ENERGY)) {
            return "an energy";
        } else if (dimension.equals(Dimension.DATA)) {
            return "an amount of memory";
        } else if (dimension.equals(Dimension.GPU_TIME)) {
            return "accelerator time";
        } else if (dimension.equals(Dimension.WATER_INTENSITY)) {
            return "a water intensity";
        }
        return money(dimension);
    }

    private static String money(Dimension dimension) {
        for (Base base : MONIES) {
            Dimension money = Dimension.of(base);
            if (dimension.equals(money)) {
                return "an amount of " + base.unit();
            } else if (dimension.equals(money.per(Dimension.GPU_TIME))) {
                return "a price in " + base.unit() + " of accelerator time";
            } else if (dimension.equals(money.per(Dimension.ENERGY))) {
                return "a price in " + base.unit() + " of energy";
            } else if (dimension.equals(money.per(Dimension.TIME))) {
                return "a price in " + base.unit() + " of time";
            }
        }
        return "a quantity in " + dimension;
    }

    private static String ratio(Ratio ratio) {
        return switch (ratio) {
            case PERCENT -> "a percentage";
            case PLAIN -> "a plain number";
            case EITHER -> "a ratio";
        };
    }

    /// What is written beside the mark: `g/kWh, average`, or what a literal is.
    static String label(Typed typed) {
        String noun = of(typed).replaceFirst("^an? ", "");
        if (typed.isLiteral()) {
            return noun;
        }
        String unit = typed.shown().word().isEmpty() ? noun : typed.shown().word();
        return switch (typed.type().kind()) {
            case ANY -> unit;
            case AVERAGE -> unit + ", average";
            case MARGINAL -> unit + ", marginal";
            case POINT -> noun;
        };
    }
}
