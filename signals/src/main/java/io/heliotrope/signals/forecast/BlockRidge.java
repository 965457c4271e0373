package io.heliotrope.signals.forecast;

import io.heliotrope.signals.forecast.SlotPenalties.Reach;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Ridge regressions of all steps ahead at once, one for each block of the day, from sums that grow
/// with each example.
///
/// The weights of a block minimise `|Y - XC|² + penalty·|C|²` over the examples of its own and the
/// two neighbouring blocks, with inputs brought to a mean square of 1 and examples counted in days.
/// Steps ahead that share a penalty share examples too: near ones have more, as what came after
/// them is known sooner. Nothing learnt means weights of zero. Not safe for use by several threads.
final class BlockRidge {
    private static final double CONSTANT_PENALTY = 0.02;
    private static final double WEEKDAY_PENALTY = 1.0 / 3;

    /// So that an input that is always zero has a scale.
    private static final double LEAST_SCALE = 1e-9;

    private final int inputs;
    private final int horizon;
    private final List<Reach> reaches;
    private final double examplesPerDay;

    /// By reach and block, row by row; the upper triangle.
    private final double[][][] gram;

    private final int[][] examples;

    /// By block; a row of `horizon` numbers for each input.
    private final double[][] cross;

    private final double[][] weights;

    BlockRidge(int inputs, int horizon, List<Reach> reaches, int stepsPerDay) {
        this.inputs = inputs;
        this.horizon = horizon;
        this.reaches = reaches;
        examplesPerDay = 3.0 * stepsPerDay / DaySteps.BLOCKS;
        gram = new double[reaches.size()][DaySteps.BLOCKS][inputs * inputs];
        examples = new int[reaches.size()][DaySteps.BLOCKS];
        cross = new double[DaySteps.BLOCKS][inputs * horizon];
        weights = new double[DaySteps.BLOCKS][inputs * horizon];
    }

    /// `followed[h - 1]` is what came `h` steps after; only those of the reach are read.
    void learn(int reach, int block, double[] seen, double[] followed) {
        Reach steps = reaches.get(reach);
        double[] squares = gram[reach][block];
        double[] products = cross[block];
        for (int i = 0; i < inputs; i++) {
            double input = seen[i];
            if (input == 0) {
                continue;
            }
            for (int j = i; j < inputs; j++) {
                squares[i * inputs + j] += input * seen[j];
            }
            int row = i * horizon;
            for (int h = steps.after(); h < steps.to(); h++) {
                products[row + h] += input * followed[h];
            }
        }
        examples[reach][block]++;
    }

    /// Finds all weights anew from what has been learnt.
    void fit() {
        for (int reach = 0; reach < reaches.size(); reach++) {
            for (int block = 0; block < DaySteps.BLOCKS; block++) {
                fit(reach, block);
            }
        }
    }

    private void fit(int reach, int block) {
        Reach steps = reaches.get(reach);
        int before = (block + DaySteps.BLOCKS - 1) % DaySteps.BLOCKS;
        int after = (block + 1) % DaySteps.BLOCKS;
        int[] count = examples[reach];
        int rows = count[before] + count[block] + count[after];
        if (rows == 0) {
            return;
        }
        double[] squares = sum(gram[reach][before], gram[reach][block], gram[reach][after]);
        double[] scales = scales(squares, rows);
        int width = steps.to() - steps.after();
        DMatrixRMaj products = new DMatrixRMaj(inputs, width);
        for (int i = 0; i < inputs; i++) {
            for (int h = 0; h < width; h++) {
                int at = i * horizon + steps.after() + h;
                double all = cross[before][at] + cross[block][at] + cross[after][at];
                products.set(i, h, all / scales[i] / examplesPerDay);
            }
        }
        DMatrixRMaj found = solve(squares, scales, steps.penalty(), products);
        for (int i = 0; i < inputs; i++) {
            for (int h = 0; h < width; h++) {
                weights[block][i * horizon + steps.after() + h] = found.get(i, h) / scales[i];
            }
        }
    }

    private static double[] sum(double[] a, double[] b, double[] c) {
        double[] sum = new double[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i] + c[i];
        }
        return sum;
    }

    private double[] scales(double[] squares, int rows) {
        double[] scales = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            boolean plain = i >= inputs - LagBlocks.PLAIN;
            scales[i] = plain ? 1 : Math.sqrt(squares[i * inputs + i] / rows) + LEAST_SCALE;
        }
        return scales;
    }

    private DMatrixRMaj solve(
            double[] squares, double[] scales, double penalty, DMatrixRMaj products) {
        DMatrixRMaj penalised = new DMatrixRMaj(inputs, inputs);
        for (int i = 0; i < inputs; i++) {
            for (int j = i; j < inputs; j++) {
                double scaled = squares[i * inputs + j] / scales[i] / scales[j] / examplesPerDay;
                penalised.set(i, j, scaled);
                penalised.set(j, i, scaled);
            }
            penalised.add(i, i, penalty * share(i));
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(inputs);
        if (!solver.setA(penalised)) {
            throw new IllegalStateException(
                    "a penalty of " + penalty + " is too small for what was learnt");
        }
        DMatrixRMaj found = new DMatrixRMaj(inputs, products.numCols);
        solver.solve(products, found);
        return found;
    }

    private double share(int input) {
        int plain = input - (inputs - LagBlocks.PLAIN);
        if (plain < 0) {
            return 1;
        }
        return plain == 0 ? CONSTANT_PENALTY : WEEKDAY_PENALTY;
    }

    /// What is foretold of the next `steps` steps, at most the horizon.
    double[] foretell(int block, double[] seen, int steps) {
        double[] foretold = new double[steps];
        double[] known = weights[block];
        for (int i = 0; i < inputs; i++) {
            double input = seen[i];
            int row = i * horizon;
            for (int h = 0; h < steps; h++) {
                foretold[h] += input * known[row + h];
            }
        }
        return foretold;
    }
}
