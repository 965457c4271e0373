package io.heliotrope.policy.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// `less <= more`, or `less < more` if it is strict, both as evaluated in doubles.
record Order(Expr less, Expr more, boolean isStrict) {
    /// What must hold too, whatever is rounded: rounding to nearest keeps the order, so a sum is no
    /// less than either part when the other is at least zero.
    List<Order> implied(Function<Quantity, Range> bounds) {
        List<Order> all = new ArrayList<>(List.of(this));
        for (int i = 0; i < all.size(); i++) {
            for (Order next : all.get(i).next(bounds)) {
                if (!all.contains(next)) {
                    all.add(next);
                }
            }
        }
        return List.copyOf(all.subList(1, all.size()));
    }

    private List<Order> next(Function<Quantity, Range> bounds) {
        List<Order> next = new ArrayList<>();
        if (isStrict) {
            withoutShared(next);
        }
        if (less instanceof Expr.Sum(Expr one, Expr other)) {
            if (isNatural(other, bounds)) {
                next.add(new Order(one, more, isStrict));
            }
            if (isNatural(one, bounds)) {
                next.add(new Order(other, more, isStrict));
            }
        }
        if (less instanceof Expr.Product(Expr.Constant(double times), Expr all)
                && times >= 1
                && isNatural(all, bounds)) {
            next.add(new Order(all, more, isStrict));
        }
        if (more instanceof Expr.Difference(Expr all, Expr gone) && isNatural(gone, bounds)) {
            next.add(new Order(less, all, isStrict));
        }
        if (more instanceof Expr.Product(Expr.Constant(double share), Expr all)
                && share <= 1
                && isNatural(all, bounds)) {
            next.add(new Order(less, all, isStrict));
        }
        return next;
    }

    /// Sums with one part in common are only in order if their other parts are.
    private void withoutShared(List<Order> next) {
        if (less instanceof Expr.Sum(Expr a, Expr b) && more instanceof Expr.Sum(Expr c, Expr d)) {
            if (a.equals(c)) {
                next.add(new Order(b, d, true));
            }
            if (a.equals(d)) {
                next.add(new Order(b, c, true));
            }
            if (b.equals(c)) {
                next.add(new Order(a, d, true));
            }
            if (b.equals(d)) {
                next.add(new Order(a, c, true));
            }
        }
    }

    private static boolean isNatural(Expr expr, Function<Quantity, Range> bounds) {
        return Expr.range(expr, bounds).low() >= 0;
    }
}
