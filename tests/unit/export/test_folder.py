import json

import pytest

from portal.export import folder
from portal.export.folder import ASIDE, LIST, NotOurs


def export(root, **files):
    with folder.opened(root) as opened:
        for name, text in files.items():
            opened.put(name.replace("__", "/"), text.encode())
        return opened.finish()


def files_in(root):
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_only_what_changed_is_written_and_what_is_gone_is_deleted(tmp_path):
    root = tmp_path / "out"
    assert export(root, index="1", a__b="2").written == 2
    before = {name: (root / name).stat().st_mtime_ns for name in files_in(root)}
    second = export(root, index="1", a__b="2")
    assert (second.written, second.deleted) == (0, 0)
    assert {name: (root / name).stat().st_mtime_ns for name in files_in(root)} == before

    third = export(root, index="1!")
    assert (third.written, third.deleted) == (1, 1)
    assert files_in(root) == [LIST, "index"]
    assert not (root / "a").exists()


def test_a_file_that_somebody_changed_is_put_right(tmp_path):
    export(tmp_path, index="1", other="2")
    (tmp_path / "index").write_text("改过")
    (tmp_path / "other").unlink()
    assert export(tmp_path, index="1", other="2").written == 2
    assert (tmp_path / "index").read_text() == "1"


def test_another_folder_is_left_alone(tmp_path):
    (tmp_path / "photos").mkdir()
    with pytest.raises(NotOurs, match="not empty"):
        export(tmp_path, index="1")
    assert files_in(tmp_path) == []


def test_what_others_put_beside_it_stays(tmp_path):
    export(tmp_path, index="1")
    (tmp_path / "county.txt").write_text("县里的")
    export(tmp_path, index="2")
    assert (tmp_path / "county.txt").read_text() == "县里的"


def test_a_run_that_does_not_come_to_its_end_changes_nothing(tmp_path):
    export(tmp_path, index="1", gone="2")
    with pytest.raises(ValueError, match="no file of a copy"):
        export(tmp_path, index="new", **{"..__outside": "x"})
    assert (tmp_path / "index").read_text() == "1"
    assert files_in(tmp_path) == [LIST, "gone", "index"]


def test_a_crash_while_files_move_in_is_mended_by_the_next_run(tmp_path, monkeypatch):
    """The list on the disk always names every file that a copy may have left there."""
    export(tmp_path, a="1", b="1", gone="1")
    replaced = []

    def crash(source, target, real=folder.os.replace):
        replaced.append(target)
        if len(replaced) == 3:  # the list, then one file
            raise OSError("full")
        real(source, target)

    monkeypatch.setattr(folder.os, "replace", crash)
    with pytest.raises(OSError, match="full"):
        export(tmp_path, a="2", b="2", c="2")
    monkeypatch.undo()
    assert not (tmp_path / "gone").exists()
    assert set(json.loads((tmp_path / LIST).read_text())["files"]) == {"a", "b", "c", "gone"}
    assert export(tmp_path, a="2", b="2", c="2").written == 2
    assert files_in(tmp_path) == ["a", "b", "c", LIST]
    assert not (tmp_path / ASIDE).exists()


def test_two_runs_never_write_into_one_folder(tmp_path):
    with folder.opened(tmp_path), pytest.raises(NotOurs, match="another export"):
        export(tmp_path, index="1")


def test_a_list_written_by_hand_deletes_nothing_outside(tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("x")
    root = tmp_path / "out"
    export(root, index="1")
    (root / LIST).write_text(json.dumps({"files": {"../outside": "0", "index": "0"}}))
    export(root, index="1")
    assert outside.exists()
