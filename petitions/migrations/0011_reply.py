"""One column for all that a reply answers, the wording it may start from, the log of the seal, proofs of service."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import portal.privacy.fields
from django.conf import settings
from django.db import migrations, models

from petitions.migrations import _guards


def gather(apps, schema_editor):
    """Each reply so far answers one matter; a fixed one keeps every word it had."""
    Reply = apps.get_model('petitions', 'Reply')
    for pk in list(Reply.objects.order_by('pk').values_list('pk', flat=True)):
        reply = Reply.objects.get(pk=pk)
        reply.matters = [
            {'title': '', 'facts': reply.facts_found, 'law': reply.law, 'opinion': reply.opinion}
        ]
        reply.save(update_fields=['matters'])


def scatter(apps, schema_editor):
    """Back to one text each; where there were several matters, each text begins with its title."""
    Reply = apps.get_model('petitions', 'Reply')
    for pk in list(Reply.objects.order_by('pk').values_list('pk', flat=True)):
        reply = Reply.objects.get(pk=pk)
        for old, new in (('facts_found', 'facts'), ('law', 'law'), ('opinion', 'opinion')):
            parts = [(row['title'], row[new]) for row in reply.matters if row[new]]
            setattr(reply, old, '\n'.join(f'{title}\n{text}' if title else text for title, text in parts))
        reply.save(update_fields=['facts_found', 'law', 'opinion'])


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0010_handling'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(_guards.unguard, _guards.guard_first_columns),
        migrations.AddField(
            model_name='attachment',
            name='proof_of',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='petitions.reply', verbose_name='送达凭证'),
        ),
        migrations.AddField(
            model_name='reply',
            name='matters',
            field=portal.privacy.fields.SealedJSONField(default=list, help_text='每一项：事项、查明的事实、依据、处理意见。', verbose_name='逐项答复'),
        ),
        migrations.RunPython(gather, scatter),
        # A default, so that the way back can add the columns to rows that are there already.
        migrations.AlterField(
            model_name='reply',
            name='facts_found',
            field=portal.privacy.fields.SealedTextField(default='', verbose_name='查明的事实'),
        ),
        migrations.AlterField(
            model_name='reply',
            name='opinion',
            field=portal.privacy.fields.SealedTextField(default='', verbose_name='处理意见'),
        ),
        migrations.RemoveField(
            model_name='reply',
            name='facts_found',
        ),
        migrations.RemoveField(
            model_name='reply',
            name='law',
        ),
        migrations.RemoveField(
            model_name='reply',
            name='opinion',
        ),
        migrations.AddField(
            model_name='reply',
            name='tracking_number',
            field=portal.privacy.fields.SealedTextField(blank=True, default='', help_text='挂号信或EMS的号码，凭它能查到投递地址，所以也加密。', verbose_name='邮件号'),
        ),
        migrations.AlterField(
            model_name='caseevent',
            name='action',
            field=models.CharField(choices=[('submit', '登记'), ('classify', '改类别'), ('accept', '受理'), ('decline', '不予受理'), ('transfer', '转送'), ('send_back', '退回转办单位'), ('assign', '交办'), ('record', '记录办理情况'), ('extend', '延长期限'), ('answer_at_once', '当场答复'), ('draft_reply', '拟写答复'), ('submit_reply', '送审'), ('return_reply', '退回修改'), ('approve_reply', '审签'), ('issue_reply', '编号印发'), ('ask_seal', '申请用印'), ('approve_seal', '批准用印'), ('mark_served', '登记送达'), ('close', '办结'), ('withdraw', '申请人撤回'), ('request_review', '申请复查'), ('conclude_review', '登记复查结果'), ('prepare_answer', '拟写公开稿'), ('publish_answer', '公开答复'), ('withdraw_answer', '撤下公开答复'), ('view_petitioner', '查看申请人信息'), ('open_attachment', '查看附件'), ('download_paper', '下载文书'), ('recalculate', '重算期限')], max_length=20, verbose_name='动作'),
        ),
        migrations.AlterField(
            model_name='reply',
            name='service_method',
            field=models.CharField(blank=True, choices=[('in_person', '当面送达'), ('post', '平信邮寄'), ('registered', '挂号信或EMS邮寄'), ('village', '委托村委会送达'), ('look_up', '凭编号和查询码网上送达'), ('notice', '公告送达')], max_length=10, verbose_name='送达方式'),
        ),
        migrations.CreateModel(
            name='ReplyTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('consultation', '咨询'), ('suggestion', '建议意见'), ('accusation', '检举控告'), ('claim', '申诉求决'), ('objection', '公示异议'), ('information', '信息公开申请')], max_length=14, verbose_name='类别')),
                ('outcome', models.CharField(choices=[('supported', '支持请求'), ('partly', '部分支持'), ('explained', '解释说明'), ('not_supported', '不予支持'), ('adopted', '采纳建议'), ('upheld', '查实后维持原结论'), ('reappraised', '重新评议后维持原结论'), ('corrected', '查实后更正'), ('reposted', '更正后重新公示')], max_length=14, verbose_name='结论')),
                ('name', models.CharField(help_text='例如：复核金额后维持。', max_length=40, verbose_name='模板名称')),
                ('title', models.CharField(blank=True, help_text='一份答复有几项时，作这一项的小标题。', max_length=80, verbose_name='事项')),
                ('facts', models.TextField(blank=True, max_length=3000, verbose_name='查明的事实')),
                ('law', models.TextField(blank=True, max_length=1000, verbose_name='依据')),
                ('opinion', models.TextField(blank=True, max_length=3000, verbose_name='处理意见')),
                ('is_active', models.BooleanField(default=True, verbose_name='可以选用')),
                ('edited_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='修改时间')),
                ('edited_by', models.ForeignKey(blank=True, help_text='随软件带来、没有改过的没有修改人。', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='修改人')),
            ],
            options={
                'verbose_name': '答复模板',
                'verbose_name_plural': '答复模板',
                'ordering': ['kind', 'outcome', 'name'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('kind', 'name'), name='one_reply_template_per_name')],
            },
        ),
        migrations.CreateModel(
            name='SealUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seal', models.CharField(choices=[('organ', '机关印章'), ('petitions', '信访专用章')], default='organ', max_length=10, verbose_name='印章')),
                ('copies', models.PositiveSmallIntegerField(default=2, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20)], verbose_name='份数')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='申请时间')),
                ('approved_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='批准时间')),
                ('note', models.CharField(blank=True, help_text='不写姓名、电话、住址。', max_length=120, verbose_name='说明')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='批准人')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='申请人')),
                ('reply', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seal_uses', to='petitions.reply', verbose_name='书面答复')),
            ],
            options={
                'verbose_name': '用印记录',
                'verbose_name_plural': '用印记录',
                'ordering': ['-asked_at', '-pk'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='seal_approved_by_with_approved_at'), models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('asked_by')), _negated=True), _connector='OR'), name='seal_approved_by_another'), models.CheckConstraint(condition=models.Q(('copies__gte', 1), ('copies__lte', 20)), name='seal_on_one_to_twenty_copies'), models.UniqueConstraint(condition=models.Q(('approved_by__isnull', True)), fields=('reply',), name='one_seal_use_waiting_per_reply')],
            },
        ),
        migrations.RunPython(_guards.guard, _guards.unguard),
    ]
