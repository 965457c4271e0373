package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.syntax.Expression.Arithmetic.Operator;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Base;
import io.heliotrope.policy.types.Dimension;
import io.heliotrope.policy.types.Kind;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/// Sums, differences, products and quotients of typed numbers.
final class Algebra {
    private final Findings findings;
    private final Mixing mixing;

    Algebra(Findings findings) {
        this.findings = findings;
        this.mixing = new Mixing(findings);
    }

    /// A number as written, in base units.
    Optional<Typed> literal(BigDecimal number, Unit unit, Span span) {
        double value = unit.toBase(number.doubleValue());
        Ratio ratio = unit.word().isEmpty() ? Ratio.PLAIN : Ratio.EITHER;
        return bounded(
                new Typed(
                        new Term.Constant(value),
                        unit.type(),
                        Bounds.exactly(value),
                        unit,
                        unit.word().equals("%") ? Ratio.PERCENT : ratio,
                        true,
                        0,
                        span));
    }

    Optional<Typed> of(Operator operator, Typed left, Typed right, Span sign, Span span) {
        return switch (operator) {
            case PLUS, MINUS -> sum(operator, left, right, sign, span);
            case TIMES -> product(left, right, sign, span);
            case OVER -> quotient(left, right, sign, span);
        };
    }

    private Optional<Typed> sum(Operator operator, Typed one, Typed other, Span sign, Span span) {
        Typed left = one.towards(other.type().dimension());
        Typed right = other.towards(one.type().dimension());
        boolean isPlus = operator == Operator.PLUS;
        if (!mixing.canAdd(left, right, sign, isPlus)) {
            return Optional.empty();
        }
        int accelerators = Math.min(left.accelerators(), right.accelerators());
        boolean leftIsPoint = left.type().kind() == Kind.POINT;
        boolean rightIsPoint = right.type().kind() == Kind.POINT;
        Kind kind =
                leftIsPoint && rightIsPoint
                        ? Kind.ANY
                        : leftIsPoint || rightIsPoint ? Kind.POINT : both(left, right);
        Bounds bounds =
                isPlus ? left.bounds().plus(right.bounds()) : left.bounds().minus(right.bounds());
        return bounded(
                new Typed(
                        isPlus
                                ? new Term.Sum(left.term(), right.term())
                                : new Term.Difference(left.term(), right.term()),
                        new Type(left.type().dimension(), kind),
                        bounds,
                        shown(left, right),
                        left.ratio().with(right.ratio()),
                        false,
                        accelerators,
                        span));
    }

    private Optional<Typed> product(Typed left, Typed right, Span sign, Span span) {
        if (!mixing.canMultiply(left, right, sign, "multiplied with")) {
            return Optional.empty();
        }
        try {
            Dimension dimension = left.type().dimension().times(right.type().dimension());
            return bounded(
                    made(
                                    new Term.Product(left.term(), right.term()),
                                    dimension,
                                    left.bounds().times(right.bounds()),
                                    left,
                                    right,
                                    span)
                            .towards(Dimension.NUMBER));
        } catch (ArithmeticException tooManyPowers) {
            return mixing.tooManyPowers(span);
        }
    }

    private Optional<Typed> quotient(Typed left, Typed right, Span sign, Span span) {
        if (!mixing.canMultiply(left, right, sign, "divided by")) {
            return Optional.empty();
        }
        if (right.bounds().hasZero()) {
            findings.add(byZero(right, sign));
            return Optional.empty();
        }
        try {
            Dimension dimension = left.type().dimension().per(right.type().dimension());
            return bounded(
                    made(
                            new Term.Quotient(left.term(), right.term()),
                            dimension,
                            left.bounds().over(right.bounds()),
                            left,
                            right,
                            span));
        } catch (ArithmeticException tooManyPowers) {
            return mixing.tooManyPowers(span);
        }
    }

    private static Diagnostic byZero(Typed right, Span sign) {
        String least = right.shown().show(right.bounds().least());
        if (right.bounds().isOne()) {
            return Diagnostic.error(Code.H026, sign, "the divisor is zero")
                    .and(right.span(), least)
                    .help("divide by something else");
        }
        String most = right.shown().show(right.bounds().most());
        String one = right.shown().show(right.shown().toBase(1));
        return Diagnostic.error(Code.H026, sign, "the divisor may be zero")
                .and(right.span(), "from " + least + " to " + most)
                .help(
                        "keep it above zero with `max("
                                + right.span().text()
                                + ", "
                                + one
                                + ")`, or multiply the other side by it");
    }

    /// A product or quotient.
    private static Typed made(
            Term term, Dimension dimension, Bounds bounds, Typed left, Typed right, Span span) {
        boolean isNumber = dimension.equals(Dimension.NUMBER);
        boolean hasCarbon = dimension.power(Base.CARBON) != 0;
        Type type = new Type(dimension, hasCarbon ? both(left, right) : Kind.ANY);
        Unit shown = Shown.of(type);
        Ratio ratio = Ratio.EITHER;
        if (left.isNumber() != right.isNumber() && !isNumber) {
            Typed measured = left.isNumber() ? right : left;
            shown = measured.type().dimension().equals(dimension) ? measured.shown() : shown;
        } else if (isNumber && term instanceof Term.Product) {
            ratio = ratioOfProduct(left, right);
            shown = ratio == Ratio.PERCENT ? Shown.unit("%") : shown;
        }
        int accelerators =
                term instanceof Term.Product ? left.accelerators() + right.accelerators() : 0;
        return new Typed(term, type, bounds, shown, ratio, false, accelerators, span);
    }

    /// What is scaled keeps its way of writing; `50 %` of a plain number is a plain number.
    private static Ratio ratioOfProduct(Typed left, Typed right) {
        if (left.ratio() == right.ratio()) {
            return left.ratio();
        }
        if (left.isLiteral() != right.isLiteral()) {
            return left.isLiteral() ? right.ratio() : left.ratio();
        }
        return Ratio.EITHER;
    }

    /// The least or greatest of two.
    Optional<Typed> extreme(Typed left, Typed right, Term term, boolean isLeast, Span span) {
        if (!mixing.canCompare(left, right, right.span())) {
            return Optional.empty();
        }
        Kind kind = left.type().kind() == Kind.POINT ? Kind.POINT : both(left, right);
        return Optional.of(
                new Typed(
                        term,
                        new Type(left.type().dimension(), kind),
                        isLeast
                                ? left.bounds().min(right.bounds())
                                : left.bounds().max(right.bounds()),
                        shown(left, right),
                        left.ratio().with(right.ratio()),
                        false,
                        Math.min(left.accelerators(), right.accelerators()),
                        span));
    }

    /// Whether two may stand on both sides of a comparison; says why not at the sign.
    boolean canCompare(Typed left, Typed right, Span sign) {
        return mixing.canCompare(left, right, sign);
    }

    /// In the unit that was written, else in that of the left one.
    static Unit shown(Typed left, Typed right) {
        return right.isLiteral() && !left.isLiteral() ? right.shown() : left.shown();
    }

    private static Kind both(Typed left, Typed right) {
        return left.type().kind() == Kind.ANY ? right.type().kind() : left.type().kind();
    }

    private Optional<Typed> bounded(Typed typed) {
        if (typed.bounds().isWithinLimit()) {
            return Optional.of(typed);
        }
        findings.add(
                Diagnostic.error(
                                Code.H027,
                                typed.span(),
                                "this may be larger than any number that is counted with")
                        .labelled("may exceed 1e30 " + Unit.base(typed.type()).word())
                        .help("multiply fewer numbers, or write smaller ones"));
        return Optional.empty();
    }
}
