package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// The pieces of a program that need the job, as flat arrays: node `n` is the four numbers from `4
/// n` on, an [Op] and its operands.
///
/// Immutable once made, safe from any thread.
final class Code {
    static final int WIDTH = 4;

    /// The gate that is open for every job.
    static final int OPEN = 0;

    /// The gate that is open for none.
    static final int SHUT = 1;

    final int[] nodes;
    final int[] lists;

    /// What scalars are before any job came: constants are known.
    private final double[] scalars;

    private final int gates;
    final double[] constants;
    final long[] words;
    final String[] labels;
    final String[][] names;
    final JobFact[] jobFacts;
    final JobName[] jobNames;
    final RegionFact[] regionFacts;

    private Code(Builder from) {
        this.nodes = from.nodes.stream().flatMapToInt(Arrays::stream).toArray();
        this.lists = Staged.ints(from.lists);
        this.scalars = from.scalars.stream().mapToDouble(Double::doubleValue).toArray();
        this.gates = from.gates;
        this.constants =
                from.constants.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        this.words = from.words.keySet().stream().mapToLong(Long::longValue).toArray();
        this.labels = from.labels.keySet().toArray(String[]::new);
        this.names =
                from.names.keySet().stream()
                        .map(set -> set.toArray(String[]::new))
                        .toArray(String[][]::new);
        this.jobFacts = from.jobFacts.keySet().toArray(JobFact[]::new);
        this.jobNames = from.jobNames.keySet().toArray(JobName[]::new);
        this.regionFacts = from.regionFacts.keySet().toArray(RegionFact[]::new);
    }

    /// Room for the numbers of a job.
    double[] newScalars() {
        return scalars.clone();
    }

    /// Room for the gates of a job; `all` is what an open one is.
    long[] newGates(long all) {
        long[] words = new long[gates];
        words[OPEN] = all;
        return words;
    }

    /// Grows while a program is written; belongs to one thread.
    static final class Builder {
        private final List<int[]> nodes = new ArrayList<>();
        private final List<Integer> lists = new ArrayList<>();
        private final List<Double> scalars = new ArrayList<>();
        private int gates = SHUT + 1;
        private final Map<Double, Integer> constants = new LinkedHashMap<>();
        private final Map<Long, Integer> words = new LinkedHashMap<>();
        private final Map<String, Integer> labels = new LinkedHashMap<>();
        private final Map<SortedSet<String>, Integer> names = new LinkedHashMap<>();
        private final Map<JobFact, Integer> jobFacts = new LinkedHashMap<>();
        private final Map<JobName, Integer> jobNames = new LinkedHashMap<>();
        private final Map<RegionFact, Integer> regionFacts = new LinkedHashMap<>();

        int node(int op, int a, int b, int c) {
            nodes.add(new int[] {op, a, b, c});
            return nodes.size() - 1;
        }

        /// A node over a list of others.
        int node(int op, List<Integer> list) {
            int from = lists.size();
            lists.addAll(list);
            return node(op, from, lists.size(), 0);
        }

        /// The place of a new number.
        int scalar(double initial) {
            scalars.add(initial);
            return scalars.size() - 1;
        }

        /// The place of a new gate.
        int gate() {
            return gates++;
        }

        int constant(double value) {
            return place(constants, value);
        }

        int word(long bits) {
            return place(words, bits);
        }

        int label(String label) {
            return place(labels, label);
        }

        int names(SortedSet<String> values) {
            return place(names, values);
        }

        int fact(JobFact fact) {
            return place(jobFacts, fact);
        }

        int name(JobName name) {
            return place(jobNames, name);
        }

        int fact(RegionFact fact) {
            return place(regionFacts, fact);
        }

        private static <T> int place(Map<T, Integer> places, T what) {
            places.putIfAbsent(what, places.size());
            return places.get(what);
        }

        Code build() {
            return new Code(this);
        }
    }
}
