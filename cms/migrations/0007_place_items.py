"""Items that are already there are placed by their own words: 一级事项 names the topic, 二级事项 the lists."""

from django.db import migrations

TOPICS = {
    "综合业务": "general",
    "最低生活保障": "dibao",
    "特困人员救助供养": "destitute",
    "临时救助": "temporary",
    "医疗救助": "medical",
    "低保边缘与刚性支出困难家庭": "low_income",
}


def place(apps, schema_editor):
    for item in apps.get_model("cms", "DisclosureItem").objects.filter(topic=""):
        item.topic = TOPICS.get(item.level_one, "")
        review, approval = "审核" in item.level_two, "审批" in item.level_two
        if item.place == "notices":
            item.stage = "both" if review and approval else "review" if review else "approval" if approval else ""
        item.save(update_fields=["topic", "stage"])


class Migration(migrations.Migration):
    dependencies = [("cms", "0006_review_dates")]

    operations = [migrations.RunPython(place, migrations.RunPython.noop)]
