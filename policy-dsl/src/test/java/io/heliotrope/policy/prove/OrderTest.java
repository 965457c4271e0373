package io.heliotrope.policy.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OrderTest {
    private static final Expr A = new Expr.Of(new Quantity.OfJob(JobFact.SLO));
    private static final Expr B = new Expr.Of(new Quantity.Here(RegionFact.LATENCY, 0));

    private static Expr random(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> A;
            case 1 -> B;
            case 2 -> new Expr.Constant(random.nextInt(4) * 0.7);
            case 3 -> new Expr.Sum(random(random, depth - 1), random(random, depth - 1));
            case 4 -> new Expr.Difference(random(random, depth - 1), random(random, depth - 1));
            default ->
                    new Expr.Product(
                            new Expr.Constant(random.nextInt(5) * 0.4), random(random, depth - 1));
        };
    }

    private static boolean holds(Order order, double a, double b) {
        double less = Expr.value(order.less(), of -> of instanceof Quantity.OfJob ? a : b);
        double more = Expr.value(order.more(), of -> of instanceof Quantity.OfJob ? a : b);
        return order.isStrict() ? less < more : less <= more;
    }

    @Test
    void what_is_implied_holds_in_doubles() {
        int seen = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            Order order = new Order(random(random, 2), random(random, 2), random.nextBoolean());
            double a = random.nextInt(3) * Math.scalb(random.nextDouble(), random.nextInt(60));
            double b = random.nextInt(3) * Math.scalb(random.nextDouble(), random.nextInt(60));
            if (holds(order, a, b)) {
                List<Order> implied = order.implied(_ -> new Range(0, 1e30));
                seen += implied.size();

                assertThat(implied).as("seed " + seed).allMatch(next -> holds(next, a, b));
            }
        }
        assertThat(seen).isGreaterThan(2000);
    }

    @Test
    void a_part_of_a_sum_counts_only_if_the_rest_is_no_less_than_zero() {
        Order order = new Order(new Expr.Sum(A, B), new Expr.Constant(28), true);

        assertThat(order.implied(_ -> new Range(0, 9)))
                .containsExactlyInAnyOrder(
                        new Order(A, new Expr.Constant(28), true),
                        new Order(B, new Expr.Constant(28), true));
        assertThat(order.implied(_ -> new Range(-1, 9))).isEmpty();
    }
}
