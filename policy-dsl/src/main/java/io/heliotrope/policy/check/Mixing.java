package io.heliotrope.policy.check;

import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Base;
import io.heliotrope.policy.types.Dimension;
import io.heliotrope.policy.types.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which quantities may meet, and what is said of those that may not.
final class Mixing {
    private final Findings findings;

    Mixing(Findings findings) {
        this.findings = findings;
    }

    boolean canCompare(Typed left, Typed right, Span sign) {
        if (!haveOneDimension(left, right, sign, Code.H020, "compared with")
                || !haveOneRatio(left, right, sign)
                || !haveOneKind(left, right, sign, "compared with")) {
            return false;
        }
        boolean leftIsPoint = left.type().kind() == Kind.POINT;
        if (leftIsPoint == (right.type().kind() == Kind.POINT)) {
            return true;
        }
        Diagnostic wrong = unlike(Code.H020, left, right, sign, "compared with");
        findings.add(pointHelp(wrong, leftIsPoint ? left : right));
        return false;
    }

    private static Diagnostic pointHelp(Diagnostic wrong, Typed point) {
        return point.type().dimension().equals(Dimension.TIME)
                ? wrong.help(
                        "`now` is the moment of the decision: compare `"
                                + point.span().text()
                                + " - now`")
                : wrong.help("a temperature is written in `degC`, a difference of two in `K`");
    }

    boolean canAdd(Typed left, Typed right, Span sign, boolean isPlus) {
        String verb = isPlus ? "added to" : "taken from";
        Typed first = isPlus ? left : right;
        Typed second = isPlus ? right : left;
        if (!haveOneDimension(first, second, sign, Code.H021, verb)
                || !haveOneRatio(left, right, sign)) {
            return false;
        }
        boolean leftIsPoint = left.type().kind() == Kind.POINT;
        boolean rightIsPoint = right.type().kind() == Kind.POINT;
        if (leftIsPoint || rightIsPoint) {
            boolean works = isPlus ? !(leftIsPoint && rightIsPoint) : leftIsPoint;
            if (!works) {
                findings.add(
                        unlike(Code.H021, first, second, sign, verb)
                                .note(
                                        "two points have a difference and no sum; a point and a"
                                                + " difference make a point"));
            }
            return works;
        }
        return haveOneKind(first, second, sign, verb);
    }

    boolean canMultiply(Typed left, Typed right, Span sign, String verb) {
        for (Typed side : List.of(left, right)) {
            if (side.type().kind() == Kind.POINT) {
                findings.add(
                        Diagnostic.error(
                                        Code.H021,
                                        sign,
                                        Nouns.of(side) + " cannot be multiplied or divided")
                                .and(side.span(), Nouns.label(side))
                                .help(
                                        side.type().dimension().equals(Dimension.TIME)
                                                ? "a duration can: `"
                                                        + side.span().text()
                                                        + " - now`"
                                                : "a difference in `K` can"));
                return false;
            }
        }
        return haveOneKind(left, right, sign, verb);
    }

    private boolean haveOneDimension(Typed left, Typed right, Span sign, Code code, String verb) {
        Dimension one = left.type().dimension();
        Dimension other = right.type().dimension();
        if (one.equals(other)) {
            return true;
        }
        if (left.isBare() || right.isBare()) {
            Typed bare = left.isBare() ? left : right;
            Typed measured = left.isBare() ? right : left;
            findings.add(withoutUnit(bare, measured));
        } else if (isSameButMoney(one, other)) {
            findings.add(
                    unlike(Code.H023, left, right, sign, verb)
                            .note(
                                    "currencies do not convert: no exchange rate is among the"
                                            + " signals")
                            .help("write both in one currency"));
        } else {
            findings.add(suggest(unlike(code, left, right, sign, verb), left, right));
        }
        return false;
    }

    /// A literal keeps its number and takes the other side's unit.
    private static Diagnostic suggest(Diagnostic wrong, Typed left, Typed right) {
        Typed literal = right.isLiteral() ? right : left;
        Typed other = right.isLiteral() ? left : right;
        if (!literal.isLiteral() || other.shown().word().isEmpty() || other.isLiteral()) {
            return wrong;
        }
        if (literal.ratio() == Ratio.PERCENT) {
            String share = literal.span().text() + " * ...";
            return wrong.help(
                    "a percentage of what? Write `" + share + "` with what it is a share of");
        }
        String better = number(literal) + " " + other.shown().word();
        return wrong.help("did you mean `" + better + "`?", literal.span(), better);
    }

    private static Diagnostic withoutUnit(Typed bare, Typed measured) {
        String unit = measured.shown().word();
        Diagnostic wrong =
                Diagnostic.error(
                                Code.H024,
                                bare.span(),
                                "`"
                                        + bare.span().text()
                                        + "` has no unit, and "
                                        + Nouns.of(measured)
                                        + " has one")
                        .labelled("plain number");
        if (!measured.span().equals(bare.span())) {
            wrong = wrong.and(measured.span(), Nouns.label(measured));
        }
        String better = number(bare) + " " + unit;
        return unit.isEmpty()
                ? wrong
                : wrong.help("did you mean `" + better + "`?", bare.span(), better);
    }

    /// The number of a literal as it was written, without its unit.
    private static String number(Typed literal) {
        return literal.span().text().replaceFirst("[ \\t]*[A-Za-z%].*$", "");
    }

    private boolean haveOneRatio(Typed left, Typed right, Span sign) {
        if (!left.isNumber() || left.ratio().mixesWith(right.ratio())) {
            return true;
        }
        Typed plain = left.ratio() == Ratio.PLAIN ? left : right;
        Typed percent = left.ratio() == Ratio.PLAIN ? right : left;
        Diagnostic wrong =
                Diagnostic.error(
                        Code.H025,
                        plain.isLiteral() ? plain.span() : sign,
                        "a percentage and a plain number do not mix");
        if (!percent.span().equals(plain.span())) {
            wrong = wrong.and(percent.span(), Nouns.label(percent));
        }
        if (!plain.isLiteral()) {
            findings.add(wrong.and(plain.span(), Nouns.label(plain)));
            return false;
        }
        double value = plain.bounds().least();
        String better = Shown.unit("%").show(value > 1 ? value / 100 : value);
        findings.add(
                wrong.labelled("plain number")
                        .help("did you mean `" + better + "`?", plain.span(), better));
        return false;
    }

    private boolean haveOneKind(Typed left, Typed right, Span sign, String verb) {
        Kind one = left.type().kind();
        Kind other = right.type().kind();
        if (one.mixesWith(other) || one == Kind.POINT || other == Kind.POINT) {
            return true;
        }
        findings.add(
                Diagnostic.error(
                                Code.H022, sign, "an average cannot be " + verb + " a marginal one")
                        .and(left.span(), Nouns.label(left))
                        .and(right.span(), Nouns.label(right))
                        .note(
                                "the average is of all plants of a grid, the marginal of those that"
                                        + " react to one more kilowatt-hour; neither says anything of"
                                        + " the other"));
        return false;
    }

    private static Diagnostic unlike(Code code, Typed left, Typed right, Span sign, String verb) {
        return Diagnostic.error(
                        code, sign, Nouns.of(left) + " cannot be " + verb + " " + Nouns.of(right))
                .and(left.span(), Nouns.label(left))
                .and(right.span(), Nouns.label(right));
    }

    private static boolean isSameButMoney(Dimension one, Dimension other) {
        for (Base left : Nouns.MONIES) {
            for (Base right : Nouns.MONIES) {
                if (left != right && one.power(left) != 0 && isSwapped(one, other, left, right)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSwapped(Dimension one, Dimension other, Base left, Base right) {
        return Arrays.stream(Base.values())
                .allMatch(base -> {
                    Base there = base == left ? right : base == right ? left : base;
                    return one.power(base) == other.power(there);
                });
    }

    Optional<Typed> tooManyPowers(Span span) {
        findings.add(
                Diagnostic.error(Code.H027, span, "a product of too many quantities of one kind")
                        .help("a power is at most 7, such as in `s^7`"));
        return Optional.empty();
    }
}
