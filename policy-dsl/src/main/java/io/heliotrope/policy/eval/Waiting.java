package io.heliotrope.policy.eval;

import java.util.Arrays;

/// When a job that may wait is to start. Belongs to one thread.
final class Waiting {
    private final Engine engine;
    private final Question question;
    private final Holding holding;
    private final Words words;
    private final double[] atLeast;
    private final double[] latest;
    private long[] green = new long[0];
    private boolean[] isGreenKnown = new boolean[0];
    private int[] anyGreen = new int[0];

    /// Whether `atLeast` and `latest` are of this question.
    private boolean isReady;

    Waiting(Compiled compiled, Question question, Holding holding, Words words) {
        this.engine = compiled.engine();
        this.question = question;
        this.holding = holding;
        this.words = words;
        this.atLeast = new double[question.regions];
        this.latest = new double[question.regions];
    }

    void begin() {
        isReady = false;
    }

    private void ready() {
        if (isReady) {
            return;
        }
        Staged.Lead lead = holding.lead();
        int slots = question.snapshot.slots();
        if (green.length < slots) {
            green = new long[slots];
            isGreenKnown = new boolean[slots];
        }
        if (anyGreen.length <= lead.steps) {
            anyGreen = new int[lead.steps + 1];
        }
        Arrays.fill(isGreenKnown, false);
        Arrays.fill(anyGreen, 0);
        for (int region = 0; region < question.regions; region++) {
            latest[region] = number(lead.latest, region, Double.POSITIVE_INFINITY);
            atLeast[region] = number(lead.atLeast, region, 0);
        }
        isReady = true;
    }

    private double number(int node, int region, double otherwise) {
        return node < 0 ? otherwise : engine.number(node, question, region, 0);
    }

    double latest(int region) {
        ready();
        return latest[region];
    }

    long inTime(int slot) {
        if (holding.lead().latest < 0) {
            return question.all;
        }
        ready();
        double start = question.snapshot.startSeconds(slot);
        long word = 0;
        for (int region = 0; region < question.regions; region++) {
            word |= start <= latest[region] ? 1L << region : 0;
        }
        return word;
    }

    /// Where a start is green, whether it is allowed or not; everywhere when no policy defers.
    long green(int slot) {
        if (holding.lead().until < 0) {
            return question.all;
        }
        ready();
        if (!isGreenKnown[slot]) {
            green[slot] = windows(slot) & hours(slot);
            isGreenKnown[slot] = true;
        }
        return green[slot];
    }

    private long hours(int slot) {
        int hours = holding.lead().hours;
        return hours < 0 ? question.all : question.snapshot.table(slot).hours[hours];
    }

    /// Where `until` holds in every slot within each region's own time.
    private long windows(int slot) {
        long left = 0;
        double longest = 0;
        for (int region = 0; region < question.regions; region++) {
            if (!Double.isNaN(atLeast[region])) {
                left |= 1L << region;
                longest = Math.max(longest, atLeast[region]);
            }
        }
        long green = 0;
        int last = question.snapshot.lastWithin(slot, longest);
        for (int at = slot; left != 0 && at <= last; at++) {
            left &= words.extra(holding.lead().until, at);
            green |= left & done(slot, at, left);
        }
        return green;
    }

    /// The regions of `left` for which `at` is the last slot of a window from `slot` on.
    private long done(int slot, int at, long left) {
        long word = 0;
        for (long rest = left; rest != 0; rest &= rest - 1) {
            int region = Long.numberOfTrailingZeros(rest);
            boolean isLast =
                    at >= question.snapshot.slots()
                            || !question.snapshot.isWithin(slot, at + 1, atLeast[region]);
            word |= isLast ? 1L << region : 0;
        }
        return word;
    }

    long candidates(int step, int slot) {
        long inTime = inTime(slot);
        if (holding.lead().until < 0) {
            return inTime & words.allowed(step, slot);
        }
        ready();
        if (anyGreen[step] == 0) {
            anyGreen[step] = isAnyGreen(step) ? 1 : -1;
        }
        long word = words.allowed(step, slot) & inTime;
        return anyGreen[step] > 0 ? word & green(slot) : word;
    }

    private boolean isAnyGreen(int step) {
        for (int slot = 0; slot < question.snapshot.slots(); slot++) {
            if ((words.allowed(step, slot) & green(slot) & inTime(slot)) != 0) {
                return true;
            }
        }
        return false;
    }
}
