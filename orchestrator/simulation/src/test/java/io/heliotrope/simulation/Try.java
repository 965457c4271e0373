package io.heliotrope.simulation;

public class Try {
    public static void main(String[] a) {
        long from = Long.parseLong(a[0]);
        int n = Integer.parseInt(a[1]);
        Simulator s = new Simulator();
        long t = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int bad = 0;
        java.util.Map<String, Integer> kinds = new java.util.TreeMap<>();
        java.util.Map<String, String> first = new java.util.TreeMap<>();
        for (long seed = from; seed < from + n; seed++) {
            var v = s.play(seed);
            if (v.isPresent()) {
                bad++;
                kinds.merge(v.get().invariant(), 1, Integer::sum);
                first.putIfAbsent(v.get().invariant(), seed + " " + v.get());
            }
        }
        double sec =
                (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                                - t)
                        / 1e9;
        System.out.printf(
                "%d schedules in %.1f s, %.0f/s, %d bad %s%n", n, sec, n / sec, bad, kinds);
        first.forEach((k, w) -> System.out.println(w.length() > 500 ? w.substring(0, 500) : w));
        if (a.length > 2) s.trace(Schedule.of(from)).forEach(System.out::println);
    }
}
