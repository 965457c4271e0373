package io.heliotrope.policy.check;

import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;

/// Finds the sign between two operands, for marks.
final class Signs {
    private Signs() {}

    /// The first `sign` behind `left` and before `right`; `right` itself when they do not stand so.
    static Span between(Expression left, Expression right, String sign) {
        Source source = left.span().source();
        int from = left.span().end();
        int to = right.span().start();
        if (!source.equals(right.span().source()) || from > to) {
            return right.span();
        }
        int at = source.text().indexOf(sign, from);
        return at < 0 || at + sign.length() > to
                ? right.span()
                : source.span(at, at + sign.length());
    }
}
