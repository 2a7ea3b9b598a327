"""Frozen months, which the database itself refuses to change, and answers that correct one another.

SQLite drops triggers when a later migration rebuilds the table: such a migration runs `guard` again at its end.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


MONTHS = "petitions_monthfigures"
REFUSAL = "frozen months are append-only"

SQLITE = [
    f"CREATE TRIGGER {MONTHS}_keep_{verb.lower()} BEFORE {verb} ON {MONTHS} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for verb in ("UPDATE", "DELETE")
] + [
    # INSERT OR REPLACE fires no delete trigger.
    f"CREATE TRIGGER {MONTHS}_keep_insert BEFORE INSERT ON {MONTHS} "
    f"WHEN EXISTS (SELECT 1 FROM {MONTHS} WHERE id = NEW.id OR (year = NEW.year AND month = NEW.month)) "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
]

POSTGRESQL = [
    "CREATE OR REPLACE FUNCTION petitions_keep_months() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    f"CREATE TRIGGER {MONTHS}_keep BEFORE UPDATE OR DELETE ON {MONTHS} "
    "FOR EACH ROW EXECUTE FUNCTION petitions_keep_months()",
    f"CREATE TRIGGER {MONTHS}_keep_truncate BEFORE TRUNCATE ON {MONTHS} "
    "FOR EACH STATEMENT EXECUTE FUNCTION petitions_keep_months()",
]

DROP = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {MONTHS}_keep_{verb}" for verb in ("insert", "update", "delete")],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS {MONTHS}_keep ON {MONTHS}",
        f"DROP TRIGGER IF EXISTS {MONTHS}_keep_truncate ON {MONTHS}",
        "DROP FUNCTION IF EXISTS petitions_keep_months()",
    ],
}


def guard(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0007_desk'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MonthFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年份')),
                ('month', models.PositiveSmallIntegerField(verbose_name='月份')),
                ('query_version', models.PositiveSmallIntegerField(verbose_name='统计口径版本')),
                ('figures', models.JSONField(verbose_name='公布的数字')),
                ('digest', models.CharField(max_length=64, verbose_name='校验值')),
                ('frozen_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='固定时间')),
            ],
            options={
                'verbose_name': '来件月度数字',
                'verbose_name_plural': '来件月度数字',
                'ordering': ['year', 'month'],
                'default_permissions': (),
            },
        ),
        migrations.RemoveConstraint(
            model_name='answer',
            name='one_answer_per_case',
        ),
        migrations.AddField(
            model_name='answer',
            name='correction_note',
            field=models.CharField(blank=True, max_length=120, verbose_name='更正了什么'),
        ),
        migrations.AddField(
            model_name='answer',
            name='supersedes',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='petitions.answer', verbose_name='更正哪一份'),
        ),
        migrations.AlterField(
            model_name='caseevent',
            name='action',
            field=models.CharField(choices=[('submit', '登记'), ('classify', '改类别'), ('accept', '受理'), ('decline', '不予受理'), ('transfer', '转送'), ('send_back', '退回转办单位'), ('assign', '交办'), ('record', '记录办理情况'), ('extend', '延长期限'), ('answer_at_once', '当场答复'), ('draft_reply', '拟写答复'), ('submit_reply', '送审'), ('return_reply', '退回修改'), ('approve_reply', '审签'), ('issue_reply', '编号印发'), ('mark_served', '登记送达'), ('close', '办结'), ('withdraw', '申请人撤回'), ('request_review', '申请复查'), ('conclude_review', '登记复查结果'), ('rate', '评价'), ('prepare_answer', '拟写公开稿'), ('publish_answer', '公开答复'), ('withdraw_answer', '撤下公开答复'), ('view_petitioner', '查看申请人信息'), ('open_attachment', '查看附件'), ('recalculate', '重算期限')], max_length=20, verbose_name='动作'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('petition',), name='one_draft_answer_per_case'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'published')), fields=('petition',), name='one_answer_per_case'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('correction_note', ''), ('supersedes__isnull', True)), models.Q(('supersedes__isnull', False), models.Q(('correction_note', ''), _negated=True)), _connector='OR'), name='answer_corrects_with_a_note'),
        ),
        migrations.AddConstraint(
            model_name='monthfigures',
            constraint=models.UniqueConstraint(fields=('year', 'month'), name='one_frozen_record_per_month'),
        ),
        migrations.AddConstraint(
            model_name='monthfigures',
            constraint=models.CheckConstraint(condition=models.Q(('month__gte', 1), ('month__lte', 12)), name='frozen_month_of_a_year'),
        ),
        migrations.RunPython(guard, unguard),
    ]
