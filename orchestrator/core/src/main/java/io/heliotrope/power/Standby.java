package io.heliotrope.power;

import java.util.Arrays;

/// Interactive accelerators that are on so that the loss of any one region can be borne (N-1).
///
/// A region's requests are those of its peers when it is lost: of regions under the same law where
/// there are any, since most of its requests may go there and only there, else of all others. Then
/// they need as many free slots as it had requests. What is missing is switched on where that costs
/// least, the first by index of equals.
final class Standby {
    private final int[] slotsOfOne;
    private final int[] all;
    private final long[] peers;

    /// By region: interactive slots that share an accelerator, accelerators, and the regions, as a
    /// word, that take its requests over.
    Standby(int[] slotsOfOne, int[] all, long[] peers) {
        this.slotsOfOne = slotsOfOne;
        this.all = all;
        this.peers = peers;
    }

    /// How many are to be on by region, for `requests` that run at once; `cost` is what one more
    /// costs. At least one wherever there is any, so that work that may run nowhere else finds it
    /// on.
    int[] on(int[] requests, double[] cost) {
        int[] on = new int[all.length];
        for (int region = 0; region < on.length; region++) {
            int wanted =
                    slotsOfOne[region] == 0
                            ? 0
                            : Math.max(1, Math.ceilDiv(requests[region], slotsOfOne[region]));
            on[region] = Math.min(all[region], wanted);
        }
        for (int lost = 0; lost < on.length; lost++) {
            bear(lost, on, requests, cost);
        }
        return on;
    }

    private void bear(int lost, int[] on, int[] requests, double[] cost) {
        while (missing(lost, on, requests) > 0) {
            int best = -1;
            for (int region = 0; region < on.length; region++) {
                boolean canTake = (peers[lost] >>> region & 1) != 0 && slotsOfOne[region] > 0;
                if (canTake
                        && on[region] < all[region]
                        && (best < 0 || cost[region] < cost[best])) {
                    best = region;
                }
            }
            if (best < 0) {
                return;
            }
            on[best]++;
        }
    }

    private int missing(int lost, int[] on, int[] requests) {
        int free = 0;
        for (int region = 0; region < on.length; region++) {
            if ((peers[lost] >>> region & 1) != 0) {
                free += Math.max(0, on[region] * slotsOfOne[region] - requests[region]);
            }
        }
        return requests[lost] - free;
    }

    @Override
    public String toString() {
        return "accelerators " + Arrays.toString(all);
    }
}
