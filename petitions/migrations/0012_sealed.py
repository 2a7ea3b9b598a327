"""Walls for several units, the copy that leaves the office, and the way in which words are let go."""

import django.db.models.deletion
import django.utils.timezone
import portal.privacy.fields
from django.conf import settings
from django.db import migrations, models

from petitions.migrations._guards import guard, unguard


class Migration(migrations.Migration):

    dependencies = [
        ('orgs', '0002_list_public_numbers'),
        ('petitions', '0011_reply'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='petition',
            name='accused_units',
            field=models.ManyToManyField(blank=True, help_text='来信还提到的单位，其工作人员同样看不到这件来件。', related_name='+', to='orgs.orgunit', verbose_name='一并回避的单位'),
        ),
        migrations.AlterField(
            model_name='caseevent',
            name='action',
            field=models.CharField(choices=[('submit', '登记'), ('classify', '改类别'), ('accept', '受理'), ('decline', '不予受理'), ('transfer', '转送'), ('send_back', '退回转办单位'), ('assign', '交办'), ('record', '记录办理情况'), ('extend', '延长期限'), ('answer_at_once', '当场答复'), ('draft_reply', '拟写答复'), ('submit_reply', '送审'), ('return_reply', '退回修改'), ('approve_reply', '审签'), ('issue_reply', '编号印发'), ('mark_served', '登记送达'), ('close', '办结'), ('withdraw', '申请人撤回'), ('request_review', '申请复查'), ('conclude_review', '登记复查结果'), ('prepare_answer', '拟写公开稿'), ('publish_answer', '公开答复'), ('withdraw_answer', '撤下公开答复'), ('view_petitioner', '查看申请人信息'), ('open_attachment', '查看附件'), ('recalculate', '重算期限'), ('confirm_receipt', '确认收到日期'), ('ask_papers', '要求补充材料'), ('papers_in', '材料已补齐'), ('ask_extension', '申请延期'), ('return_assignment', '退回交办'), ('remind', '催办'), ('investigate', '调查记录'), ('mediate', '调解'), ('hear', '听证记录'), ('check', '核对清单'), ('split', '分件'), ('link', '关联来件'), ('merge', '并案'), ('reopen', '重新办理'), ('name_accused', '登记被反映的单位和人'), ('forward_copy', '制作移送件'), ('reissue_code', '补发查询码'), ('supplement', '来件人补充'), ('rate', '来件人评价'), ('ask_review', '来件人申请复查'), ('open_matter', '查看来件内容'), ('preserve', '暂缓销毁'), ('release', '解除暂缓'), ('dispose', '到期销毁'), ('refuse_look', '超过当日限额，未能查看')], max_length=20, verbose_name='动作'),
        ),
        migrations.AlterField(
            model_name='petition',
            name='subject',
            field=models.CharField(choices=[('application', '低保申请'), ('amount', '补差金额'), ('payment', '低保金发放'), ('roster', '名单和公示'), ('exit', '退出和停发'), ('aid', '医疗和临时救助'), ('removal', '更正或者撤下公开信息'), ('policy', '政策和标准'), ('conduct', '干部作风'), ('other', '其他')], default='other', max_length=12, verbose_name='事项类型'),
        ),
        migrations.CreateModel(
            name='ForwardedCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organ', models.CharField(max_length=60, verbose_name='移送给')),
                ('text', portal.privacy.fields.SealedTextField(help_text='隐去来件人以后的内容。', verbose_name='移送件')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='制作时间')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='制作人')),
                ('petition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forwarded_copies', to='petitions.petition', verbose_name='来件')),
            ],
            options={
                'verbose_name': '移送件',
                'verbose_name_plural': '移送件',
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='DisposalBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('proposed', '待审批'), ('approved', '已批准，待销毁'), ('refused', '不同意'), ('done', '已销毁')], default='proposed', editable=False, max_length=10, verbose_name='状态')),
                ('reason', models.CharField(help_text='不写个人信息。', max_length=120, verbose_name='理由')),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='提出时间')),
                ('decided_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='审批时间')),
                ('note', models.CharField(blank=True, max_length=120, verbose_name='审批意见')),
                ('done_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='销毁时间')),
                ('cases', models.ManyToManyField(related_name='disposal_batches', to='petitions.petition', verbose_name='来件')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='审批人')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='提出人')),
            ],
            options={
                'verbose_name': '销毁批次',
                'verbose_name_plural': '销毁批次',
                'ordering': ['-pk'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='disposal_decided_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'proposed')), models.Q(models.Q(('state', 'proposed'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='disposal_decided_with_name_and_time'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_at__isnull', True)), _connector='OR'), name='disposal_done_with_time')],
            },
        ),
        migrations.CreateModel(
            name='RetentionRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('consultation', '咨询'), ('suggestion', '建议意见'), ('accusation', '检举控告'), ('claim', '申诉求决'), ('objection', '公示异议'), ('information', '信息公开申请'), ('review', '复查复核申请')], max_length=14, unique=True, verbose_name='类别')),
                ('years', models.PositiveSmallIntegerField(blank=True, help_text='从办结之日起算。不填的一直保存。', null=True, verbose_name='保存年限')),
                ('basis', models.CharField(blank=True, help_text='本县的档案保管期限表或者文件名称、条款。', max_length=120, verbose_name='依据')),
                ('set_at', models.DateTimeField(auto_now=True, verbose_name='设置时间')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='设置人')),
            ],
            options={
                'verbose_name': '保存年限',
                'verbose_name_plural': '保存年限',
                'ordering': ['kind'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('years__isnull', True), models.Q(('years__gte', 1), models.Q(('basis', ''), _negated=True)), _connector='OR'), name='years_come_with_their_basis')],
            },
        ),
        # The guards of 0002 know no disposal: taken down, and put up again with the one exception.
        migrations.RunPython(unguard, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
    ]
