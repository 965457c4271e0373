package io.heliotrope.plan;

import java.util.Arrays;

/// Finds prices of room from nothing, and whom they send where: jobs choose in small parties, and
/// after each of them prices follow what is asked for, ever less as rounds go on.
///
/// Large classes are split into parts that choose one after the other, so that no choice asks for
/// much more than there is room. A part looks at a short list of its class's places ([Shortlists]).
/// Parts change their minds to the end where places cost about the same; what they chose in the
/// mean of the later rounds fits, and costs hardly more than the bound that the mean prices prove.
///
/// A price mechanism in Walras' way (tâtonnement); taking the mean of its rounds is the volume
/// algorithm's idea (Barahona and Anbil, 2000). One thread; of one plan.
final class Market {
    private static final int PARTIES = 16;

    /// Rounds from one search of all places to the next, beside those that classes make themselves.
    private static final int RENEWED = 60;

    /// Parts of few jobs begin their turns in different rounds, so far apart.
    private static final int SPREAD = 61;

    /// How many times its room is counted at most as asked for too much.
    private static final double MOST_OVER = 2;

    private final Starts starts;
    private final Rules rules;
    private final double[] room;
    private final double[] price;
    private final double[] mean;
    private final double[] asked;
    private final Stretches stretches;
    private final Shortlists lists;
    private final int[] classOf;
    private final long[] jobs;
    private final int[] choice;

    /// What parts chose in the later rounds, one round after the other.
    private final int[][] chosen;

    /// How a market is held: in `parts` at least, and one for each class; in so many rounds, of
    /// which the last `remembered` count; with so many places on a list. `step` is the first step
    /// of prices, in usual costs, and `fading` after how many rounds it has halved.
    record Rules(int parts, int rounds, int remembered, int listed, double step, double fading) {
        /// Classes choose whole, among all their places.
        static final Rules OF_FEW = new Rules(1, 200, 128, Integer.MAX_VALUE, 0.025, 50);

        static final Rules OF_MANY = new Rules(6_000, 240, 160, 24, 0.2, 1.5);
    }

    Market(Starts starts, Room room, Rules rules) {
        this.starts = starts;
        this.rules = rules;
        this.chosen = new int[rules.remembered()][];
        int places = starts.regions() * starts.slots();
        this.room = new double[places];
        for (int place = 0; place < places; place++) {
            this.room[place] = room.of(place / starts.slots(), place % starts.slots());
        }
        this.price = new double[places];
        this.mean = new double[places];
        this.asked = new double[places];
        this.stretches = new Stretches(starts.regions(), starts.slots());
        this.lists = new Shortlists(starts, rules.listed());
        long size =
                rules.parts() == 1
                        ? Long.MAX_VALUE
                        : Math.max(1, Math.ceilDiv(starts.jobs(), rules.parts()));
        int parts = 0;
        for (int c = 0; c < starts.classes(); c++) {
            parts += (int) Math.ceilDiv(starts.jobs(c), size);
        }
        this.classOf = new int[parts];
        this.jobs = new long[parts];
        this.choice = new int[parts];
        int part = 0;
        for (int c = 0; c < starts.classes(); c++) {
            int count = (int) Math.ceilDiv(starts.jobs(c), size);
            for (int i = 0; i < count; i++) {
                classOf[part] = c;
                jobs[part++] = starts.jobs(c) * (i + 1) / count - starts.jobs(c) * i / count;
            }
        }
        Arrays.fill(choice, Starts.NONE);
    }

    /// Holds the market.
    void hold() {
        double usual = 0;
        for (int round = 0; round < rules.rounds(); round++) {
            if (round % RENEWED == 0) {
                stretches.price(price);
                lists.renew(stretches);
            }
            for (int party = 0; party < PARTIES; party++) {
                choose(party);
                usual = round == 0 ? usual() : usual;
                double part = round == 0 ? (party + 1.0) / PARTIES : 1;
                follow(part, usual * rules.step() / (1 + round / rules.fading()));
            }
            int remembered = round - (rules.rounds() - rules.remembered());
            if (remembered >= 0) {
                remember(remembered);
            }
        }
    }

    private void choose(int party) {
        stretches.price(price);
        for (int part = party; part < choice.length; part += PARTIES) {
            int place = lists.cheapest(classOf[part], stretches);
            if (place != choice[part]) {
                ask(part, -jobs[part]);
                choice[part] = place;
                ask(part, jobs[part]);
            }
        }
    }

    private void ask(int part, long more) {
        if (choice[part] != Starts.NONE) {
            int end = starts.end(classOf[part], choice[part]);
            for (int at = choice[part]; at < end; at++) {
                asked[at] += more;
            }
        }
    }

    /// What a slot of those that have chosen costs in the mean.
    private double usual() {
        double cost = 0;
        double slots = 0;
        for (int part = 0; part < choice.length; part++) {
            if (choice[part] != Starts.NONE) {
                cost += jobs[part] * Math.abs(starts.cost(classOf[part], choice[part]));
                slots += (double) jobs[part] * starts.length(classOf[part]);
            }
        }
        return slots == 0 ? 0 : cost / slots;
    }

    private void follow(double part, double step) {
        for (int at = 0; at < price.length; at++) {
            double beyond = (asked[at] - part * room[at]) / Math.max(1, room[at]);
            price[at] = Math.max(0, price[at] + step * Math.min(MOST_OVER, beyond));
        }
    }

    private void remember(int round) {
        for (int at = 0; at < price.length; at++) {
            mean[at] += price[at] / chosen.length;
        }
        chosen[round] = choice.clone();
    }

    /// The price of each place's room.
    double[] prices() {
        return mean.clone();
    }

    /// Tells which jobs of which class are to start where: those of a part take turns among the
    /// places that it chose in the later rounds. Where prices are about right, there is room for
    /// nearly all of them.
    void each(Choice each) {
        for (int length = starts.longest(); length > 0; length--) {
            for (int part = 0; part < jobs.length; part++) {
                for (int i = 0; i < chosen.length && starts.length(classOf[part]) == length; i++) {
                    long turn =
                            jobs[part] * (i + 1) / chosen.length - jobs[part] * i / chosen.length;
                    int place = chosen[(int) ((i + (long) part * SPREAD) % chosen.length)][part];
                    if (turn > 0 && place != Starts.NONE) {
                        each.of(classOf[part], place, turn);
                    }
                }
            }
        }
    }

    /// Some jobs of a class, and a place for all of them.
    @FunctionalInterface
    interface Choice {
        void of(int c, int place, long jobs);
    }
}
