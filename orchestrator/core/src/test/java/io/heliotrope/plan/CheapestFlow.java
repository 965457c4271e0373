package io.heliotrope.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The largest flow from demands to places at the least cost, unit path by unit path along the
/// shortest one (Bellman and Ford): slow, short, and another algorithm than the planner's.
final class CheapestFlow {
    private record Edge(int to, int back, double cost) {}

    private final List<List<Edge>> edges = new ArrayList<>();
    private final List<List<Long>> room = new ArrayList<>();
    private double cost;
    private long unplaced;

    CheapestFlow(Supply supply, List<Demand> demands) {
        int source = node();
        int sink = node();
        int[] places = new int[supply.regions() * supply.slots()];
        for (int at = 0; at < places.length; at++) {
            int region = at % supply.regions();
            int slot = at / supply.regions();
            places[at] = node();
            edge(places[at], sink, supply.room(region, slot), supply.cost(region, slot));
        }
        for (Demand demand : demands) {
            unplaced += demand.units();
            int of = node();
            edge(source, of, demand.units(), 0);
            for (int slot = demand.from(); slot < demand.until(); slot++) {
                int lane = node();
                edge(of, lane, demand.abreast().at(slot), 0);
                for (int region = 0; region < supply.regions(); region++) {
                    if ((demand.reach().at(slot) >>> region & 1) != 0) {
                        edge(lane, places[slot * supply.regions() + region], demand.units(), 0);
                    }
                }
            }
        }
        while (push(source, sink)) {
            unplaced--;
        }
    }

    double cost() {
        return cost;
    }

    long unplaced() {
        return unplaced;
    }

    private int node() {
        edges.add(new ArrayList<>());
        room.add(new ArrayList<>());
        return edges.size() - 1;
    }

    private void edge(int from, int to, long most, double price) {
        edges.get(from).add(new Edge(to, edges.get(to).size(), price));
        room.get(from).add(most);
        edges.get(to).add(new Edge(from, edges.get(from).size() - 1, -price));
        room.get(to).add(0L);
    }

    private boolean push(int source, int sink) {
        double[] distance = new double[edges.size()];
        int[] from = new int[edges.size()];
        int[] by = new int[edges.size()];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        distance[source] = 0;
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int node = 0; node < edges.size(); node++) {
                for (int e = 0; e < edges.get(node).size(); e++) {
                    Edge edge = edges.get(node).get(e);
                    double then = distance[node] + edge.cost();
                    if (room.get(node).get(e) > 0 && then < distance[edge.to()] - 1e-9) {
                        distance[edge.to()] = then;
                        from[edge.to()] = node;
                        by[edge.to()] = e;
                        changed = true;
                    }
                }
            }
        }
        if (distance[sink] == Double.POSITIVE_INFINITY) {
            return false;
        }
        for (int node = sink; node != source; node = from[node]) {
            Edge edge = edges.get(from[node]).get(by[node]);
            List<Long> there = room.get(from[node]);
            there.set(by[node], there.get(by[node]) - 1);
            room.get(node).set(edge.back(), room.get(node).get(edge.back()) + 1);
            cost += edge.cost();
        }
        return true;
    }
}
