package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioLexer;
import org.antlr.v4.runtime.CommonToken;

/// A number with its unit as one token.
final class Measured extends CommonToken {
    private static final long serialVersionUID = 1;

    private final String number;
    private final Unit unit;

    Measured(CommonToken first, CommonToken last, String number, Unit unit) {
        super(first);
        setType(HelioLexer.QUANTITY);
        setStopIndex(last.getStopIndex());
        this.number = number;
        this.unit = unit;
    }

    String number() {
        return number;
    }

    Unit unit() {
        return unit;
    }
}
