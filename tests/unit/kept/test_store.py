from portal.kept.store import Store


def test_least_recently_used_goes_first():
    store = Store(max_bytes=40)
    for key in "abcd":
        store.put(1, key, key, 10)
    store.get(1, "a")
    store.put(1, "e", "e", 10)
    assert store.get(1, "b") is None
    assert store.get(1, "a") == "a"
    assert store.size == 40


def test_value_larger_than_a_quarter_is_not_kept():
    store = Store(max_bytes=40)
    store.put(1, "small", "x", 5)
    store.put(1, "large", "x" * 11, 11)
    assert store.get(1, "large") is None
    assert store.get(1, "small") == "x"


def test_newer_edition_drops_everything_older():
    store = Store(max_bytes=100)
    store.put(1, "a", "old", 10)
    store.put(2, "b", "new", 10)
    assert store.get(1, "a") is None
    assert store.size == 10


def test_older_edition_cannot_come_back():
    store = Store(max_bytes=100)
    store.put(2, "a", "new", 10)
    store.put(1, "a", "old", 10)
    assert store.get(2, "a") == "new"


def test_same_key_is_counted_once():
    store = Store(max_bytes=100)
    store.put(1, "a", "one", 10)
    store.put(1, "a", "two", 20)
    assert store.size == 20
