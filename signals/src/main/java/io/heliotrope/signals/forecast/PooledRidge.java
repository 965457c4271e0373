package io.heliotrope.signals.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Ridge regressions of many outputs, one a zone, each drawn towards what all zones have in common.
///
/// With inputs and outputs of each zone brought to mean 0 and spread 1, the common weights `C`
/// minimise `|Y - XC|² + common·|C|²` over the examples of all zones, those of a zone, `W`, `|Y -
/// XW|² + own·|W - C|²` over its own: a zone with a short past leans on the others. Immutable once
/// fitted; safe from any thread.
final class PooledRidge {
    private static final double LEAST_SPREAD = 1e-6;

    private final DMatrixRMaj common;
    private final Map<String, Zone> zones;

    private PooledRidge(DMatrixRMaj common, Map<String, Zone> zones) {
        this.common = common;
        this.zones = zones;
    }

    /// A zone's examples: what was seen and what followed, row by row.
    record Examples(List<double[]> seen, List<double[]> followed) {
        Examples {
            seen = List.copyOf(seen);
            followed = List.copyOf(followed);
        }

        int size() {
            return seen.size();
        }

        /// The examples `[from, to)`.
        Examples part(int from, int to) {
            return new Examples(seen.subList(from, to), followed.subList(from, to));
        }
    }

    /// How strongly weights are drawn to zero (`common`) and to the common ones (`own`); both > 0.
    record Penalties(double common, double own) {}

    private record Zone(Scale seen, Scale followed, DMatrixRMaj own) {}

    /// Mean and spread of each number of a row.
    private static final class Scale {
        private final double[] mean;
        private final double[] spread;

        private Scale(double[] mean, double[] spread) {
            this.mean = mean;
            this.spread = spread;
        }

        /// All with the spread of all numbers of all rows.
        static Scale ofOneSpread(List<double[]> rows) {
            double[] mean = means(rows);
            double[] spread = new double[mean.length];
            Arrays.fill(spread, spreadOf(rows));
            return new Scale(mean, spread);
        }

        static Scale of(List<double[]> rows) {
            double[] mean = means(rows);
            double[] spread = new double[mean.length];
            for (double[] row : rows) {
                for (int i = 0; i < mean.length; i++) {
                    spread[i] += (row[i] - mean[i]) * (row[i] - mean[i]);
                }
            }
            for (int i = 0; i < mean.length; i++) {
                spread[i] = Math.max(LEAST_SPREAD, Math.sqrt(spread[i] / rows.size()));
            }
            return new Scale(mean, spread);
        }

        double[] apply(double[] row) {
            double[] scaled = new double[row.length];
            for (int i = 0; i < row.length; i++) {
                scaled[i] = (row[i] - mean[i]) / spread[i];
            }
            return scaled;
        }

        /// Undoes [#apply], in place.
        void restore(double[] scaled) {
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = mean[i] + spread[i] * scaled[i];
            }
        }
    }

    /// Fits all zones; every zone has at least one example, and all have the same widths.
    static PooledRidge fit(SequencedMap<String, Examples> examples, Penalties penalties) {
        Examples first = examples.firstEntry().getValue();
        int inputs = first.seen().getFirst().length;
        int outputs = first.followed().getFirst().length;
        DMatrixRMaj gram = new DMatrixRMaj(inputs, inputs);
        DMatrixRMaj cross = new DMatrixRMaj(inputs, outputs);
        List<Normal> normals = new ArrayList<>();
        examples.forEach((zone, rows) -> {
            Normal normal = Normal.of(zone, rows);
            CommonOps_DDRM.addEquals(gram, normal.gram());
            CommonOps_DDRM.addEquals(cross, normal.cross());
            normals.add(normal);
        });
        DMatrixRMaj common = solve(gram, penalties.common(), cross);
        Map<String, Zone> zones = new LinkedHashMap<>();
        for (Normal normal : normals) {
            CommonOps_DDRM.addEquals(normal.cross(), penalties.own(), common);
            DMatrixRMaj own = solve(normal.gram(), penalties.own(), normal.cross());
            zones.put(normal.zone(), new Zone(normal.seen(), normal.followed(), own));
        }
        return new PooledRidge(common, zones);
    }

    /// The products that one zone's examples come down to.
    private record Normal(
            String zone, Scale seen, Scale followed, DMatrixRMaj gram, DMatrixRMaj cross) {
        static Normal of(String zone, Examples rows) {
            Scale seen = Scale.of(rows.seen());
            Scale followed = Scale.ofOneSpread(rows.followed());
            DMatrixRMaj x = scaled(seen, rows.seen());
            DMatrixRMaj y = scaled(followed, rows.followed());
            DMatrixRMaj gram = new DMatrixRMaj(x.numCols, x.numCols);
            DMatrixRMaj cross = new DMatrixRMaj(x.numCols, y.numCols);
            CommonOps_DDRM.multTransA(x, x, gram);
            CommonOps_DDRM.multTransA(x, y, cross);
            return new Normal(zone, seen, followed, gram, cross);
        }

        private static DMatrixRMaj scaled(Scale scale, List<double[]> rows) {
            return new DMatrixRMaj(rows.stream().map(scale::apply).toArray(double[][]::new));
        }
    }

    private static DMatrixRMaj solve(DMatrixRMaj gram, double penalty, DMatrixRMaj cross) {
        DMatrixRMaj penalised = gram.copy();
        for (int i = 0; i < penalised.numRows; i++) {
            penalised.add(i, i, penalty);
        }
        LinearSolverDense<DMatrixRMaj> solver =
                LinearSolverFactory_DDRM.symmPosDef(penalised.numRows);
        if (!solver.setA(penalised)) {
            throw new IllegalArgumentException("a penalty of " + penalty + " is not positive");
        }
        DMatrixRMaj weights = new DMatrixRMaj(cross.numRows, cross.numCols);
        solver.solve(cross.copy(), weights);
        return weights;
    }

    private static double[] means(List<double[]> rows) {
        double[] mean = new double[rows.getFirst().length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.size();
            }
        }
        return mean;
    }

    /// Of all numbers of all rows.
    private static double spreadOf(List<double[]> rows) {
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (double[] row : rows) {
            for (double value : row) {
                sum += value;
                squares += value * value;
                count++;
            }
        }
        double mean = sum / count;
        return Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, squares / count - mean * mean)));
    }

    boolean knows(String zone) {
        return zones.containsKey(zone);
    }

    /// What the zone's own weights foretell.
    double[] own(String zone, double[] seen) {
        Zone known = zone(zone);
        return foretell(known, known.own(), seen);
    }

    /// What the weights that all zones share foretell for it.
    double[] common(String zone, double[] seen) {
        return foretell(zone(zone), common, seen);
    }

    private Zone zone(String zone) {
        Zone known = zones.get(zone);
        if (known == null) {
            throw new IllegalArgumentException(
                    "zone " + zone + " was not fitted, only " + zones.keySet());
        }
        return known;
    }

    private static double[] foretell(Zone zone, DMatrixRMaj weights, double[] seen) {
        double[] scaled = zone.seen().apply(seen);
        double[] foretold = new double[weights.numCols];
        for (int i = 0; i < scaled.length; i++) {
            for (int j = 0; j < foretold.length; j++) {
                foretold[j] += scaled[i] * weights.get(i, j);
            }
        }
        zone.followed().restore(foretold);
        return foretold;
    }
}
