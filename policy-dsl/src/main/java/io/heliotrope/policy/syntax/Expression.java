package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value, a comparison, or comparisons put together. Brackets of the text leave no node.
///
/// From weakest to strongest: `Or`, `And`, `Not`, the formulas with `ForNext`, sums, products, the
/// rest. At most 64 brackets deep and 256 arithmetic operators long.
public sealed interface Expression extends Tree
        permits Path,
                Expression.Quantity,
                Expression.Numeral,
                Expression.Text,
                Expression.TimeOfDay,
                Expression.ListOf,
                Expression.Arithmetic,
                Expression.Extreme,
                Expression.Percentile,
                Expression.Comparison,
                Expression.Is,
                Expression.In,
                Expression.Labelled,
                Expression.Saves,
                Expression.ForNext,
                Expression.Not,
                Expression.And,
                Expression.Or {

    /// `250 g/kWh`, `5 %`, `-3 degC`.
    ///
    /// @param number as written: an optional `-`, digits, at most one `.` within
    record Quantity(Span span, String number, Unit unit) implements Expression {
        public BigDecimal value() {
            return new BigDecimal(number);
        }
    }

    /// A number without a unit.
    ///
    /// @param number as written: an optional `-`, digits, at most one `.` within
    record Numeral(Span span, String number) implements Expression {
        public BigDecimal value() {
            return new BigDecimal(number);
        }
    }

    /// `"2024-07"`.
    ///
    /// @param value without the quotes; there are no escapes
    record Text(Span span, String value) implements Expression {}

    /// `20:00`.
    record TimeOfDay(Span span, LocalTime time) implements Expression {}

    /// `(acme, globex)`: one or more, of which one only behind `in` and in tests.
    record ListOf(Span span, List<Expression> elements) implements Expression {
        public ListOf {
            elements = List.copyOf(elements);
        }
    }

    /// Two operands; chains lean to the left.
    record Arithmetic(Span span, Operator operator, Expression left, Expression right)
            implements Expression {
        /// What is done with both.
        public enum Operator {
            PLUS("+"),
            MINUS("-"),
            TIMES("*"),
            OVER("/");

            private final String sign;

            Operator(String sign) {
                this.sign = sign;
            }

            public String sign() {
                return sign;
            }
        }
    }

    /// `min(a, b)` or `max(a, b)`: at least two operands.
    record Extreme(Span span, End end, List<Expression> operands) implements Expression {
        public Extreme {
            operands = List.copyOf(operands);
        }

        /// Which one is meant.
        public enum End {
            MIN,
            MAX
        }
    }

    /// `p20 of next 24 h`, or `p20 of region.carbon for next 24 h`.
    ///
    /// @param percent 1 to 99
    /// @param of absent when the other side of the comparison is meant
    record Percentile(Span span, int percent, @Nullable Path of, Quantity next)
            implements Expression {}

    /// `a <= b`.
    record Comparison(Span span, Relation relation, Expression left, Expression right)
            implements Expression {
        /// How both are compared.
        public enum Relation {
            AT_MOST("<="),
            AT_LEAST(">="),
            LESS("<"),
            MORE(">");

            private final String sign;

            Relation(String sign) {
                this.sign = sign;
            }

            public String sign() {
                return sign;
            }
        }
    }

    /// `a is b`, or `a is not b` when negated.
    record Is(Span span, boolean negated, Expression left, Expression right)
            implements Expression {}

    /// `a in b`, or `a not in b` when negated. A bracket on the right is a `ListOf`.
    record In(Span span, boolean negated, Expression left, Expression right)
            implements Expression {}

    /// `labelled eu-personal`.
    record Labelled(Span span, Name label) implements Expression {}

    /// `saves at least 15 % vs home`.
    record Saves(Span span, Quantity atLeast) implements Expression {}

    /// `region.free-cooling >= 50 % for next 2 h`.
    record ForNext(Span span, Expression formula, Quantity next) implements Expression {}

    /// `not a`.
    record Not(Span span, Expression formula) implements Expression {}

    /// `a and b and c`: at least two.
    record And(Span span, List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /// `a or b or c`: at least two.
    record Or(Span span, List<Expression> parts) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }
    }
}
