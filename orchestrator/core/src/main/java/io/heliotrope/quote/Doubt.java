package io.heliotrope.quote;

/// What may make a choice come out otherwise than it was quoted.
public enum Doubt {
    /// The zone's intensity is not known for all of the run, or has another basis than the job's.
    GRAMS_UNKNOWN(Confidence.LOW, "grams not known"),
    /// No worker that serves the job lives in the region now.
    REGION_DOWN(Confidence.LOW, "region is down now"),
    /// A part of the run rests on a yearly average.
    YEARLY_AVERAGE(Confidence.LOW, "beyond every forecast: yearly average"),
    /// A part of the run rests on a reading whose time is over.
    STALE_READING(Confidence.MEDIUM, "reading is stale"),
    /// The forecast tells no interval: how far it may be off is assumed from its quality.
    NO_INTERVAL(Confidence.MEDIUM, "forecast tells no interval"),
    /// Which slots are taken by other jobs is not known here.
    CAPACITY_UNKNOWN(Confidence.MEDIUM, "what is taken is not known"),
    /// What is used of the budgets that the job draws on is not known here.
    BUDGETS_UNKNOWN(Confidence.MEDIUM, "what budgets have left is not known");

    private final Confidence atMost;
    private final String words;

    Doubt(Confidence atMost, String words) {
        this.atMost = atMost;
        this.words = words;
    }

    /// The confidence that is left at best.
    public Confidence atMost() {
        return atMost;
    }

    /// For people.
    public String words() {
        return words;
    }
}
