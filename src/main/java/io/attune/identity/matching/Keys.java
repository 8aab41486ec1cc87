package io.attune.identity.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// By which keys records are brought together; two records are compared if they share a key of any
/// rule.
enum Keys {
    MAIL {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String mail : values.of(Field.MAIL)) keys.accept(hash(mail));
        }
    },
    MAIL_NAME {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String mail : values.of(Field.MAIL)) {
                int at = mail.lastIndexOf('@');
                String local = at < 0 ? mail : mail.substring(0, at);
                if (local.length() >= 5) keys.accept(hash(local));
            }
        }
    },
    MAIL_DOMAIN {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String mail : values.of(Field.MAIL)) {
                String domain = mail.substring(mail.lastIndexOf('@') + 1);
                if (!FreeMail.has(domain)) keys.accept(hash(domain));
            }
        }
    },
    PHONE {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String phone : values.of(Field.PHONE)) keys.accept(hash(Comparison.tail(phone)));
        }
    },
    IDENTIFIER {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String identifier : values.of(Field.IDENTIFIER)) keys.accept(hash(identifier));
        }
    },
    BORN {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String born : values.of(Field.BORN)) keys.accept(hash(born));
        }
    },
    NAMES_BY_SOUND {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String given : values.sounds(Field.GIVEN))
                for (String family : values.sounds(Field.FAMILY)) keys.accept(hash(given) ^ hash(family));
        }
    },
    NAME_AND_INITIAL {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String given : values.of(Field.GIVEN))
                for (String family : values.of(Field.FAMILY)) {
                    keys.accept(hash(head(family, 4), head(given, 1)));
                    keys.accept(hash(head(given, 4), head(family, 1)));
                }
        }
    },
    NAME_AND_YEAR {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String born : values.of(Field.BORN))
                for (String name : values.names()) keys.accept(hash(name, head(born, 4)));
        }
    },
    NAME_AND_DAY {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String born : values.of(Field.BORN))
                for (String name : values.names()) keys.accept(hash(name, born.substring(Math.min(4, born.length()))));
        }
    },
    NAME_AND_PLACE {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String name : values.names()) {
                for (String city : values.of(Field.CITY)) keys.accept(hash(name, Sound.of(city)));
                for (String postcode : values.of(Field.POSTCODE)) keys.accept(hash(name, postcode));
            }
        }
    },
    NAME_AND_HOUSE {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String name : values.names())
                for (String house : values.of(Field.HOUSE)) keys.accept(hash(name, house));
        }
    },
    NAME_AND_COMPANY {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String name : values.names())
                for (String company : values.of(Field.COMPANY)) keys.accept(hash(name, head(company, 6)));
        }
    },
    STREET_AND_PLACE {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String street : values.streets()) {
                for (String house : values.of(Field.HOUSE)) keys.accept(hash(street, house));
                for (String postcode : values.of(Field.POSTCODE)) keys.accept(hash(street, postcode));
                for (String city : values.of(Field.CITY)) keys.accept(hash(street, Sound.of(city)));
            }
        }
    },
    HOUSE_AND_POSTCODE {
        @Override
        void of(Values values, LongConsumer keys) {
            for (String house : values.of(Field.HOUSE))
                for (String postcode : values.of(Field.POSTCODE)) keys.accept(hash(house, postcode));
        }
    };

    abstract void of(Values values, LongConsumer keys);

    /// The values of one record, as text.
    interface Values {
        List<String> of(Field field);

        default List<String> sounds(Field field) {
            return of(field).stream()
                    .map(name -> Sound.of(Nicknames.stem(name)))
                    .filter(sound -> !sound.isEmpty())
                    .toList();
        }

        /// Given and family name by their sound, since they are often mistaken for one another.
        default List<String> names() {
            var names = new ArrayList<>(sounds(Field.GIVEN));
            names.addAll(sounds(Field.FAMILY));
            return names;
        }

        default List<String> streets() {
            var streets = new ArrayList<String>();
            for (Field field : List.of(Field.STREET, Field.STREET2))
                for (String street : of(field)) streets.add(head(Folding.compact(street), 6));
            return streets;
        }
    }

    private static String head(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static long hash(String a, String b) {
        return hash(a) * 31 + hash(b);
    }

    /// FNV-1a, finished by the mixer of SplitMix64.
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
