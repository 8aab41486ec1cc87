package io.attune.demo.generator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Each country's shop counts its own orders, upwards, with a gap here and there where a basket was given up.
final class OrderNumbers {
    private static final int FIRST_PINNED = 7_400;
    private final LocalDate today;

    OrderNumbers(LocalDate today) {
        this.today = today;
    }

    /// Expects the drafts in order of time and keeps that order.
    List<DemoOrder> number(List<Draft> drafts) {
        Map<String, List<Draft>> shops = new TreeMap<>();
        for (Draft draft : drafts)
            shops.computeIfAbsent(draft.buyer().culture().shop(), shop -> new ArrayList<>())
                    .add(draft);
        Map<Draft, Integer> numbers = HashMap.newHashMap(drafts.size());
        int start = 0;
        for (List<Draft> shop : shops.values()) {
            start += 100_000;
            if (shop.stream().anyMatch(each -> each.number() != null)) pinned(shop, numbers);
            else run(shop, start + 4_000, numbers);
        }
        var orders = new ArrayList<DemoOrder>(drafts.size());
        for (Draft draft : drafts) {
            Integer number = numbers.get(draft);
            if (number != null) orders.add(draft.numbered(Integer.toString(number), today));
        }
        return orders;
    }

    private static void run(List<Draft> shop, int first, Map<Draft, Integer> numbers) {
        int number = first;
        for (Draft draft : shop) {
            number += number % 7 == 0 ? 2 : 1;
            numbers.put(draft, number);
        }
    }

    /// Spreads what lies between two numbers of the story evenly; what does not fit was never ordered.
    private static void pinned(List<Draft> shop, Map<Draft, Integer> numbers) {
        int low = FIRST_PINNED;
        int from = 0;
        for (int at = 0; at < shop.size(); at++) {
            String given = shop.get(at).number();
            if (given == null) continue;
            int high = Integer.parseInt(given);
            int between = at - from;
            int number = low;
            for (int i = 0; i < between; i++) {
                number = Math.max(number + 1, low + (high - low) * (i + 1) / (between + 1));
                if (number < high) numbers.put(shop.get(from + i), number);
            }
            numbers.put(shop.get(at), high);
            low = high;
            from = at + 1;
        }
        run(shop.subList(from, shop.size()), low, numbers);
    }
}
